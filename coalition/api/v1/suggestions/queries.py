"""What the API asks of suggestions."""

from django.utils.translation import gettext as _

from coalition.register.actions import Refused
from coalition.register.models import Pledge
from coalition.review.models import Suggestion

MOST = 200


def waiting() -> list[Suggestion]:
    """The first of the queue, with their claims and articles."""
    return list(Suggestion.objects.waiting().prefetch_related("claims__reading__article")[:MOST])


def count_waiting() -> int:
    return Suggestion.objects.waiting().count()


def target_pledge(row: Suggestion, *, slug: str | None, title: str) -> Pledge | None:
    """The pledge that is named, else the one the suggestion is about; None, when a title opens a new one.

    Raises Refused for a pledge that is not there.
    """
    if slug is None:
        return None if title else row.pledge
    pledge = Pledge.objects.filter(slug=slug).first()
    if pledge is None:
        raise Refused(_("There is no such pledge."))
    return pledge
