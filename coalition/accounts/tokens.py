"""Personal keys to the API: made once, shown once, kept as a hash."""

import hashlib
import secrets
from datetime import UTC, datetime, timedelta

from coalition.accounts.models import Token, User

PREFIX = "coalition_"  # lets secret scanners recognise a token that was published by mistake
SELDOM = timedelta(minutes=5)  # how exactly `last_used_at` is kept, so that reading does not mean writing


def make_token(*, by: User, name: str, days: int | None = None) -> tuple[Token, str]:
    """A new token and its text, which can't be had again. It runs out after so many days; None: never."""
    text = PREFIX + secrets.token_urlsafe(32)
    until = None if days is None else datetime.now(UTC) + timedelta(days=days)
    name = name.strip()[:100] or "token"
    return Token.objects.create(user=by, name=name, digest=digest_of(text), expires_at=until), text


def revoke(*, by: User, token: Token) -> None:
    """End a token of one's own. Raises PermissionError for somebody else's."""
    if token.user_id != by.pk:
        raise PermissionError("a token can be revoked by its owner only")
    Token.objects.filter(pk=token.pk, revoked_at=None).update(revoked_at=datetime.now(UTC))


def owner_of(text: str) -> User | None:
    """Whose token this is, or None when it is unknown, revoked, run out or its account switched off."""
    token = Token.objects.valid().select_related("user").filter(digest=digest_of(text)).first()
    if token is None:
        return None
    now = datetime.now(UTC)
    if token.last_used_at is None or now - token.last_used_at > SELDOM:
        Token.objects.filter(pk=token.pk).update(last_used_at=now)
    return token.user


def digest_of(text: str) -> str:
    # A token is 256 random bits: a plain hash can't be guessed back, a slow one would only slow each request.
    return hashlib.sha256(text.encode()).hexdigest()
