"""The chiefs' page of accounts."""

import pytest
from django.urls import reverse

from coalition.accounts.models import Role
from tests.factories.accounts import ChiefFactory, EditorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def chief(client):
    chief = ChiefFactory.create()
    client.force_login(chief)
    return chief


def change(client, user, **data):
    return client.post(reverse("review:account", args=[user.pk]), data, follow=True)


def test_it_lists_every_account(client, chief):
    EditorFactory.create(username="otto", is_active=False)
    html = client.get(reverse("review:accounts")).content.decode()
    assert chief.username in html
    assert "otto" in html
    assert "switched off" in html


def test_a_chief_makes_an_editor_a_chief_and_switches_them_off(client, chief):
    editor = EditorFactory.create()
    change(client, editor, role="chief", active="on")
    editor.refresh_from_db()
    assert (editor.role, editor.is_active) == (Role.CHIEF, True)
    change(client, editor, role="editor")
    editor.refresh_from_db()
    assert (editor.role, editor.is_active) == (Role.EDITOR, False)


@pytest.mark.parametrize("data", [{"role": "editor", "active": "on"}, {"role": "chief"}])
def test_nobody_takes_their_own_rights_away(client, chief, data):
    assert "Ask another chief." in change(client, chief, **data).content.decode()
    chief.refresh_from_db()
    assert (chief.role, chief.is_active) == (Role.CHIEF, True)


def test_an_unknown_role_changes_nothing(client, chief):
    editor = EditorFactory.create()
    assert "Choose one of the roles." in change(client, editor, role="king", active="on").content.decode()
    editor.refresh_from_db()
    assert editor.role == Role.EDITOR


def test_missing_accounts_and_wrong_methods(client, chief):
    assert change(client, type(chief)(pk=10**6), role="editor").status_code == 404
    assert client.get(reverse("review:account", args=[chief.pk])).status_code == 405
    assert client.post(reverse("review:accounts")).status_code == 405
