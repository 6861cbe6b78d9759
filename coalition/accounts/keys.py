"""Who asks the API: an editor's session, or the bearer of a personal token."""

from django.conf import settings
from django.http import HttpRequest
from ninja.security import APIKeyCookie, HttpBearer

from coalition.accounts import tokens
from coalition.accounts.models import Role, User


class ByToken(HttpBearer):
    """`Authorization: Bearer …` (RFC 6750)."""

    def authenticate(self, request: HttpRequest, token: str) -> User | None:
        return _editor(tokens.owner_of(token))


class BySession(APIKeyCookie):
    """The session of the desk; what is sent with it must carry Django's CSRF token."""

    param_name = settings.SESSION_COOKIE_NAME

    def _get_key(self, request: HttpRequest) -> str | None:
        # Whoever sends a token means the token; whoever has no session is asked for a key, not for CSRF.
        if "Authorization" in request.headers or not request.user.is_authenticated:
            return None
        return super()._get_key(request)

    def authenticate(self, request: HttpRequest, key: str | None) -> User | None:
        return _editor(request.user) if isinstance(request.user, User) else None


def _editor(user: User | None) -> User | None:
    return user if user is not None and user.has_role(Role.EDITOR) else None


# The token first: who sends one needs no CSRF token.
EDITORS = [ByToken(), BySession()]
