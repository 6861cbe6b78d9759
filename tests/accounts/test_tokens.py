"""Personal tokens: shown once, kept as a hash, ended at once."""

import pytest

from coalition.accounts import tokens
from coalition.accounts.models import Token, User

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor", password="a long enough password")


def test_a_token_names_its_owner_and_is_not_stored_in_clear(editor: User) -> None:
    token, text = tokens.make_token(by=editor, name="laptop")
    assert tokens.owner_of(text) == editor
    assert text not in str(Token.objects.filter(pk=token.pk).values().get())
    token.refresh_from_db()
    assert token.last_used_at is not None


def test_an_unknown_or_revoked_token_names_nobody(editor: User) -> None:
    token, text = tokens.make_token(by=editor, name="laptop")
    assert tokens.owner_of(text + "x") is None
    tokens.revoke(by=editor, token=token)
    assert tokens.owner_of(text) is None


def test_a_token_ends_with_its_account(editor: User) -> None:
    _, text = tokens.make_token(by=editor, name="laptop")
    User.objects.filter(pk=editor.pk).update(is_active=False)
    assert tokens.owner_of(text) is None


def test_nobody_revokes_another_ones_token(editor: User) -> None:
    token, text = tokens.make_token(by=editor, name="laptop")
    other = User.objects.create_user("other", password="a long enough password")
    with pytest.raises(PermissionError):
        tokens.revoke(by=other, token=token)
    assert tokens.owner_of(text) == editor
