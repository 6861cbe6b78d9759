"""Nobody writes over somebody else's change: If-Match must hold the pledge's ETag."""

from django.http import HttpRequest

from coalition.api.v1.pledges import queries
from coalition.register.models import Pledge


class IfMatchMissing(Exception):
    """The caller sent no If-Match."""


class IfMatchFailed(Exception):
    """The caller's If-Match is not the pledge's ETag any more."""

    def __init__(self, pledge: Pledge) -> None:
        super().__init__(pledge.slug)
        self.pledge = pledge


def check_if_match(request: HttpRequest, pledge: Pledge) -> None:
    """Raises IfMatchMissing without If-Match (RFC 6585, 3), IfMatchFailed when it does not hold (RFC 9110, 13.1.1).

    Must be called inside the transaction that writes, after the record's lock is taken.
    """
    header = request.headers.get("If-Match", "").strip()
    if not header:
        raise IfMatchMissing
    tags = {tag.strip().removeprefix("W/") for tag in header.split(",")}
    if header != "*" and queries.etag(pledge) not in tags:
        raise IfMatchFailed(pledge)
