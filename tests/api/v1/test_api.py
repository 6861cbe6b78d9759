"""The document that describes the API."""

import json
from typing import Any

import pytest

from coalition.api.v1.api import RESOURCES, api
from tests.api.callers import read

pytestmark = pytest.mark.django_db
METHODS = {"get", "post", "put", "patch", "delete"}


@pytest.fixture
def operations() -> dict[tuple[str, str], dict[str, Any]]:
    return {
        (method, path.removeprefix("/api/v1")): operation
        for path, methods in read("/openapi.json")["paths"].items()
        for method, operation in methods.items()
        if method in METHODS
    }


def test_it_names_every_call(operations: dict[tuple[str, str], dict[str, Any]]) -> None:
    assert set(operations) == {
        ("get", "/matrix"),
        ("get", "/kinds"),
        ("get", "/countries"),
        ("get", "/countries/{code}"),
        ("get", "/pledges"),
        ("get", "/pledges/{slug}"),
        ("post", "/pledges"),
        ("post", "/pledges/{slug}/assessments"),
        ("post", "/assessments/{number}/corrections"),
        ("get", "/changes"),
        ("get", "/articles"),
        ("get", "/articles/{number}"),
        ("post", "/articles"),
        ("get", "/deliveries/{number}"),
        ("get", "/suggestions"),
        ("post", "/suggestions/{number}/accept"),
        ("post", "/suggestions/{number}/amend"),
        ("post", "/suggestions/{number}/reject"),
        ("get", "/claims"),
    }


def test_calls_are_known_by_names_of_their_own(operations: dict[tuple[str, str], dict[str, Any]]) -> None:
    """Clients are made of them: they may not change when a module moves."""
    names = [operation["operationId"] for operation in operations.values()]
    assert len(names) == len(set(names))
    assert operations["get", "/pledges"]["operationId"] == "list_pledges"
    assert not any("coalition" in name for name in names)


def test_what_writes_asks_for_a_key_and_what_reads_does_not(
    operations: dict[tuple[str, str], dict[str, Any]],
) -> None:
    for (method, path), operation in operations.items():
        closed = method == "post" or path in {"/deliveries/{number}", "/suggestions", "/claims"}
        assert bool(operation.get("security")) is closed, path


def test_it_tells_how_to_send_the_key() -> None:
    document = read("/openapi.json")
    assert document["openapi"].startswith("3.")
    assert "bearer" in json.dumps(document["components"]["securitySchemes"]).lower()


def test_every_call_says_what_it_is_for(operations: dict[tuple[str, str], dict[str, Any]]) -> None:
    for operation in operations.values():
        assert operation["summary"]
        assert operation["tags"][0] in {"reading", "writing", "review"}


def test_every_resource_has_its_calls_on_the_one_router() -> None:
    modules = {
        operation.view_func.__module__
        for view in api.default_router.path_operations.values()
        for operation in view.operations
    } | {
        operation.view_func.__module__
        for _, router in api._routers
        for view in router.path_operations.values()
        for operation in view.operations
    }
    assert modules == {resource.__name__ for resource in RESOURCES}
