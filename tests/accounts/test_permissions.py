"""Every address has a row that says who may open it, and the rows hold."""

from collections.abc import Iterator

import pytest
from django.urls import URLPattern, URLResolver, get_resolver, reverse

from coalition.accounts.models import Role
from coalition.accounts.permissions import PERMISSIONS
from tests.factories.accounts import ChiefFactory, EditorFactory

SAMPLES = {"int": 1, "str": "NO", "slug": "troops"}


def addresses(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for entry in resolver.url_patterns:
        if isinstance(entry, URLResolver):
            space = f"{prefix}{entry.namespace}:" if entry.namespace else prefix
            yield from addresses(entry, space)
        else:
            yield f"{prefix}{entry.name}", entry


ALL = dict(addresses(get_resolver()))
GUARDED = sorted(name for name in ALL if PERMISSIONS.get(name))


def address(name: str) -> str:
    converters = ALL[name].pattern.converters
    samples = {
        parameter: SAMPLES.get(
            type(converter).__name__.removesuffix("Converter").replace("String", "str").lower(), "x"
        )
        for parameter, converter in converters.items()
    }
    return reverse(name, kwargs=samples)


def test_every_address_has_a_row():
    assert sorted(set(ALL) - set(PERMISSIONS)) == []


@pytest.mark.django_db
@pytest.mark.parametrize("name", GUARDED)
def test_the_anonymous_are_sent_to_sign_in(client, name):
    for response in (client.get(address(name)), client.post(address(name))):
        assert response.status_code == 302
        assert response["Location"].startswith(reverse("accounts:sign_in"))


@pytest.mark.django_db
@pytest.mark.parametrize("name", [name for name in GUARDED if PERMISSIONS[name] == Role.CHIEF])
def test_editors_are_refused_what_is_the_chiefs(client, name):
    client.force_login(EditorFactory.create())
    assert client.get(address(name)).status_code == 403
    assert client.post(address(name)).status_code == 403


@pytest.mark.django_db
@pytest.mark.parametrize("name", GUARDED)
def test_chiefs_are_refused_nothing(client, name):
    client.force_login(ChiefFactory.create())
    assert client.get(address(name)).status_code != 403


@pytest.mark.django_db
def test_an_address_without_a_row_is_closed_to_all(client, monkeypatch):
    monkeypatch.delitem(PERMISSIONS, "review:queue")
    client.force_login(ChiefFactory.create())
    assert client.get(reverse("review:queue")).status_code == 403
