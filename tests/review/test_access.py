"""Every address of the desk: whom it lets in, by which methods, and what it says of what is not there."""

from datetime import date
from typing import Any

import pytest
from django.test import Client
from django.urls import reverse

from coalition.register import actions
from coalition.review.decide.actions import reject
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion
from tests.factories.sources import SourceFactory

pytestmark = pytest.mark.django_db

MISSING = 10**6
PAGES = {"GET", "HEAD", "OPTIONS"}
# The address, the methods it answers, and whether only chiefs may open it.
ADDRESSES: list[tuple[str, tuple[Any, ...], set[str], bool]] = [
    ("queue", (), PAGES, False),
    ("suggestion", (MISSING,), PAGES, False),
    ("decide", (MISSING,), {"POST"}, False),
    ("undo_decision", (MISSING,), {"POST"}, False),
    ("assess", ("NO", "troops"), PAGES | {"POST"}, False),
    ("correct", (MISSING,), PAGES | {"POST"}, False),
    ("hand_in", (), PAGES | {"POST"}, False),
    ("deliveries", (), PAGES, False),
    ("context_records", ("condition",), PAGES | {"POST"}, False),
    ("correct_context_record", ("condition", MISSING), PAGES | {"POST"}, False),
    ("flagged", (), PAGES | {"POST"}, False),
    ("resolve_notice", (MISSING, MISSING), {"POST"}, False),
    ("sources", (), PAGES | {"POST"}, True),
    ("change_source", (MISSING, "pause"), {"POST"}, True),
]
EACH = pytest.mark.parametrize(
    ("name", "arguments", "methods", "chiefs_only"), ADDRESSES, ids=[one[0] for one in ADDRESSES]
)


def url(name: str, arguments: tuple[Any, ...]) -> str:
    return reverse(f"review:{name}", args=arguments)


@EACH
def test_the_anonymous_are_sent_to_sign_in(
    client: Client, name: str, arguments: tuple[Any, ...], methods: set[str], chiefs_only: bool
) -> None:
    for response in (client.get(url(name, arguments)), client.post(url(name, arguments))):
        assert response.status_code == 302
        assert "sign-in" in response["Location"]


@EACH
def test_other_methods_are_refused(
    chief: Client, name: str, arguments: tuple[Any, ...], methods: set[str], chiefs_only: bool
) -> None:
    register.country("NO")
    for method in {"GET", "POST", "PUT", "DELETE"} - methods:
        assert chief.generic(method, url(name, arguments)).status_code == 405, method


@EACH
def test_editors_open_all_but_the_chiefs_pages(
    desk: Client, name: str, arguments: tuple[Any, ...], methods: set[str], chiefs_only: bool
) -> None:
    register.country("NO")
    method = "GET" if "GET" in methods else "POST"
    allowed = desk.generic(method, url(name, arguments)).status_code != 403
    assert allowed is not chiefs_only


@pytest.mark.parametrize(
    ("name", "arguments", "method"),
    [
        ("suggestion", (MISSING,), "GET"),
        ("decide", (MISSING,), "POST"),
        ("undo_decision", (MISSING,), "POST"),
        ("assess", ("XX", "troops"), "GET"),
        ("assess", ("NO", "tanks"), "GET"),
        ("correct", (MISSING,), "GET"),
        ("correct", (MISSING,), "POST"),
        ("context_records", ("weather",), "GET"),
        ("correct_context_record", ("weather", 1), "GET"),
        ("correct_context_record", ("mandate", MISSING), "POST"),
        ("resolve_notice", (MISSING, MISSING), "POST"),
        ("change_source", (MISSING, "pause"), "POST"),
    ],
)
def test_what_is_not_there_is_not_found(
    chief: Client, name: str, arguments: tuple[Any, ...], method: str
) -> None:
    register.country("NO")
    assert chief.generic(method, url(name, arguments)).status_code == 404


def test_an_editor_whose_account_was_switched_off_is_out_at_once(desk: Client) -> None:
    assert desk.get(url("queue", ())).status_code == 200
    EditorFactory._meta.model.objects.update(is_active=False)
    assert desk.get(url("queue", ())).status_code == 302


def test_what_changes_the_record_wants_the_browsers_own_token(desk: Client) -> None:
    waits = suggestion()
    careful = Client(enforce_csrf_checks=True)
    careful.cookies = desk.cookies
    response = careful.post(url("decide", (waits.pk,)), {"act": "reject-old"})
    assert response.status_code == 403
    waits.refresh_from_db()
    assert waits.state == "waiting"


def test_an_editor_can_not_change_sources_by_guessing_the_address(desk: Client) -> None:
    source = SourceFactory.create()
    assert desk.post(url("change_source", (source.pk, "pause"))).status_code == 403
    source.refresh_from_db()
    assert source.active


def test_addresses_are_those_that_were_published() -> None:
    assert url("undo_decision", (1,)) == "/review/decisions/1/take-back/"
    assert url("context_records", ("condition",)) == "/review/record/condition/"
    assert url("correct_context_record", ("claim", 3)) == "/review/record/claim/3/correct/"
    assert url("resolve_notice", (1, 2)) == "/review/flagged/1/2/"
    assert url("change_source", (4, "poll")) == "/review/sources/4/poll/"
    assert reverse("review:tokens") == "/review/tokens/"
    assert reverse("review:account", args=[5]) == "/review/accounts/5/"


def test_pages_of_the_desk_are_never_kept_by_caches(desk: Client) -> None:
    row = register.assessment(register.pledge("NO"))
    condition = actions.conditions_for(["ceasefire"], [])[0]
    actions.set_condition(
        by=EditorFactory.create(),
        condition=condition,
        state="met",
        said_on=date(2026, 2, 1),
        evidence=[register.EVIDENCE],
    )
    reject(by=EditorFactory.create(), suggestion=suggestion(), reason="old")
    for name, arguments in (
        ("queue", ()),
        ("assess", ("NO", "troops")),
        ("correct", (row.pk,)),
        ("context_records", ("condition",)),
        ("flagged", ()),
        ("deliveries", ()),
    ):
        assert "no-store" in desk.get(url(name, arguments))["Cache-Control"], name
