"""What the desk asks about one suggestion, and about the editor's last decision."""

from collections.abc import Collection
from datetime import timedelta

from django.db.models import QuerySet
from django.utils import timezone

from coalition.accounts.models import User
from coalition.readings.models import Claim
from coalition.review.models import Decision, Suggestion
from coalition.review.suggestions import impact

# A decision can be undone from the desk for so long; later it is corrected on the pledge's page.
UNDO_WITHIN = timedelta(hours=1)


def claims_of(suggestion: Suggestion) -> list[Claim]:
    """Its claims with the articles, their sources and snapshots."""
    return list(suggestion.claims.select_related("reading__article__source", "reading__article__snapshot"))


def other_claims(reading: int, known: Collection[Claim]) -> QuerySet[Claim]:
    """What else a reading found in its article."""
    return Claim.objects.filter(reading=reading).exclude(pk__in=[claim.pk for claim in known])


def contradicting(suggestion: Suggestion) -> list[Suggestion]:
    """What waits in the same cell and says something else of the same days, with its claims."""
    cell = Suggestion.objects.waiting().of_cell(suggestion.country, suggestion.kind)
    return impact.contradicting(suggestion, cell.with_claims())


def decision_on(suggestion: Suggestion) -> Decision | None:
    return Decision.objects.select_related("assessment__pledge").filter(suggestion=suggestion).first()


def decisions_with_suggestion() -> QuerySet[Decision]:
    return Decision.objects.select_related("suggestion")


def undoable_decision(by: User) -> Decision | None:
    """The editor's last decision, while it is fresh and has not been undone."""
    own = Decision.objects.filter(decided_by=by, suggestion__authored_by=None)
    last = own.filter(decided_at__gte=timezone.now() - UNDO_WITHIN).select_related("suggestion").first()
    if last is None or Suggestion.objects.waiting().with_claims_of(last.suggestion).exists():
        return None
    return last
