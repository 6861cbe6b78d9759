"""Writing calls can be repeated without harm: each Idempotency-Key writes once."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _
from pydantic import JsonValue

from coalition.accounts.models import Reply, User
from coalition.core.errors import problem

LONGEST_KEY = 255


@dataclass(frozen=True)
class WriteResponse:
    """A status, plain JSON, and the headers that matter: what is kept with a key."""

    status: int
    body: dict[str, JsonValue] = field(default_factory=dict)
    etag: str = ""
    location: str = ""

    def as_http(self) -> HttpResponse:
        response = JsonResponse(self.body, status=self.status)
        if self.etag:
            response["ETag"] = self.etag
        if self.location:
            response["Location"] = self.location
        return response


def write_once(request: HttpRequest, user: User, write: Callable[[], WriteResponse]) -> HttpResponse:
    """Write, or, when the same request was answered before under its Idempotency-Key, give the same answer.

    The key and what is written are one transaction: what is refused leaves no key behind and can be tried again; a
    repetition that arrives while the first is under way waits for it.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return write().as_http()
    if len(key) > LONGEST_KEY:
        return problem(400, _("Bad request"), _("An Idempotency-Key has at most 255 characters."))
    digest = _digest(request)
    with transaction.atomic():
        reply, is_first = Reply.objects.get_or_create(user=user, key=key, defaults={"request_digest": digest})
        if is_first:
            response = write()
            _store(reply, response)
            return response.as_http()
    if reply.request_digest != digest or reply.status is None:
        return problem(
            422, _("Refused"), _("This Idempotency-Key was used for another request. Choose a new one.")
        )
    return WriteResponse(reply.status, reply.body, reply.etag, reply.location).as_http()


def _digest(request: HttpRequest) -> str:
    parts = [str(request.method).encode(), request.path.encode(), request.body]
    return hashlib.sha256(b"\0".join(parts)).hexdigest()


def _store(reply: Reply, response: WriteResponse) -> None:
    reply.status, reply.body = response.status, response.body
    reply.etag, reply.location = response.etag, response.location
    reply.save()
