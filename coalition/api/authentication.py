"""Whose key a writing call came with."""

from django.http import HttpRequest

from coalition.accounts.models import User


def editor_of(request: HttpRequest) -> User:
    """Whom the key belongs to; ninja has put them there, for calls with `auth=EDITORS`."""
    user = request.auth  # type: ignore[attr-defined]  # ninja sets it on Django's own request
    assert isinstance(user, User)  # noqa: S101 - for the type checker
    return user
