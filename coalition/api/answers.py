"""How writing calls are answered: once for each Idempotency-Key, and never over somebody else's change."""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from django.db import transaction
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.utils.translation import gettext as _

from coalition.accounts.models import Reply, User
from coalition.api import pledges as shapes
from coalition.core.errors import problem
from coalition.public.selection.parameters import Selection
from coalition.register.actions import PledgeMoved
from coalition.register.models import Pledge
from coalition.register.models.versioned import Nature

LONGEST_KEY = 255


class Stale(Exception):
    """The caller's If-Match is not the pledge's ETag any more."""

    def __init__(self, pledge: Pledge) -> None:
        super().__init__(pledge.slug)
        self.pledge = pledge


class Unmatched(Exception):
    """The caller sent no If-Match."""


@dataclass(frozen=True)
class Answer:
    """A status, plain JSON, and the headers that matter."""

    status: int
    body: dict[str, Any] = field(default_factory=dict)
    etag: str = ""
    location: str = ""

    def as_response(self) -> HttpResponse:
        response = JsonResponse(self.body, status=self.status)
        if self.etag:
            response["ETag"] = self.etag
        if self.location:
            response["Location"] = self.location
        return response


def once(request: HttpRequest, user: User, work: Callable[[], Answer]) -> HttpResponse:
    """Do the work, or, when the same request was done before under its Idempotency-Key, give the same answer.

    The key and the work are one transaction: work that is refused leaves no key behind and can be tried again; a
    repetition that arrives while the first is under way waits for it.
    """
    key = request.headers.get("Idempotency-Key", "")
    if not key:
        return work().as_response()
    if len(key) > LONGEST_KEY:
        return problem(400, _("Bad request"), _("An Idempotency-Key has at most 255 characters."))
    digest = hashlib.sha256(
        b"\0".join([str(request.method).encode(), request.path.encode(), request.body])
    ).hexdigest()
    with transaction.atomic():
        reply, first = Reply.objects.get_or_create(user=user, key=key, defaults={"request_digest": digest})
        if first:
            answer = work()
            reply.status, reply.body, reply.etag, reply.location = (
                answer.status,
                answer.body,
                answer.etag,
                answer.location,
            )
            reply.save()
            return answer.as_response()
    if reply.request_digest != digest or reply.status is None:
        return problem(
            422, _("Refused"), _("This Idempotency-Key was used for another request. Choose a new one.")
        )
    return Answer(reply.status, reply.body, reply.etag, reply.location).as_response()


def check_match(request: HttpRequest, pledge: Pledge) -> None:
    """Raises Unmatched without If-Match (RFC 6585, 3), Stale when it does not hold (RFC 9110, 13.1.1).

    Must be called inside the transaction that writes, after the record's lock is taken.
    """
    header = request.headers.get("If-Match", "").strip()
    if not header:
        raise Unmatched
    held = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    if header != "*" and shapes.etag(pledge) not in held:
        raise Stale(pledge)


def unmatched() -> HttpResponse:
    return problem(
        428,
        _("Precondition required"),
        _("Send If-Match with the pledge’s ETag, so that nobody is overwritten."),
    )


def stale(pledge: Pledge) -> HttpResponse:
    """412 with the pledge as it stands now, so that the caller can compare both."""
    sentence = _("Somebody else changed this pledge meanwhile. Compare both and decide again.")
    return _with_current(412, sentence, pledge)


def superseded(moved: PledgeMoved) -> HttpResponse:
    """409 with the pledge as it stands now: If-Match held, but what was to be put right no longer counts."""
    if moved.current.nature == Nature.RETRACTION:
        sentence = _("This has been taken back: there is nothing to correct any more.")
    else:
        sentence = _("This has been corrected already. Correct the newest version.")
    return _with_current(409, sentence, moved.current.pledge)


def _with_current(status: int, sentence: str, pledge: Pledge) -> HttpResponse:
    current = shapes.detailed(pledge, Selection())
    answer = problem(status, _("Changed meanwhile"), sentence, current=current.model_dump(mode="json"))
    answer["ETag"] = current.etag
    return answer
