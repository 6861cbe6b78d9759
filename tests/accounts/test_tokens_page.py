"""Editors make and revoke their own tokens."""

import html
import re
from datetime import timedelta
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone

from coalition.accounts import tokens
from coalition.accounts.models import Token, User
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
PAGE = "/review/tokens/"


@pytest.fixture
def editor(client: Client) -> User:
    editor: User = EditorFactory.create()
    client.force_login(editor)
    return editor


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


def test_a_new_token_is_shown_once_and_opens_the_api(client: Client, editor: User) -> None:
    made = client.post(PAGE, {"name": "my script", "days": "30"})
    assert (made.status_code, "no-store" in made["Cache-Control"]) == (201, True)
    (shown,) = re.findall(r"coalition_[\w-]{43}", text(made))
    assert shown not in text(client.get(PAGE))
    answer = Client().get("/api/v1/suggestions", headers={"authorization": f"Bearer {shown}"})
    assert answer.status_code == 200
    token = Token.objects.get()
    assert (token.user, token.name) == (editor, "my script")
    assert token.expires_at is not None
    assert abs(token.expires_at - timezone.now() - timedelta(days=30)) < timedelta(minutes=5)
    assert "my script" in text(client.get(PAGE))


def test_it_may_last_for_ever_and_needs_a_name(client: Client, editor: User) -> None:
    for wrong in ({"name": " ", "days": "30"}, {"name": "x", "days": "31"}):
        assert client.post(PAGE, wrong).status_code == 422
    assert not Token.objects.exists()
    client.post(PAGE, {"name": "for ever", "days": ""})
    assert Token.objects.get().expires_at is None


def test_a_token_runs_out(client: Client, editor: User) -> None:
    token, shown = tokens.make_token(by=editor, name="old", days=1)
    assert tokens.owner_of(shown) == editor
    Token.objects.filter(pk=token.pk).update(expires_at=timezone.now())
    assert tokens.owner_of(shown) is None
    assert "run out" in text(client.get(PAGE))


def test_a_token_is_revoked_by_its_owner_alone(client: Client, editor: User) -> None:
    mine, shown = tokens.make_token(by=editor, name="mine")
    other, theirs = tokens.make_token(by=EditorFactory.create(), name="theirs")
    assert "theirs" not in text(client.get(PAGE))
    assert client.post(f"{PAGE}{other.pk}/revoke/").status_code == 404
    assert client.get(f"{PAGE}{mine.pk}/revoke/").status_code == 405
    page = client.post(f"{PAGE}{mine.pk}/revoke/", follow=True)
    assert "“mine” opens nothing any more." in text(page)
    assert (tokens.owner_of(shown), tokens.owner_of(theirs)) == (None, other.user)


def test_readers_are_sent_to_sign_in(client: Client) -> None:
    assert "sign-in" in client.get(PAGE)["Location"]
