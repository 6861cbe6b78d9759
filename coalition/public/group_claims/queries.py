"""The claims on groups that name no members."""

from django.db.models import Prefetch, QuerySet

from coalition.public.selection.selection import Selection
from coalition.register.models import Evidence, GroupClaim


def group_claims(selection: Selection) -> QuerySet[GroupClaim]:
    """What had been claimed by the day, as known at the time, with its evidence. Two queries."""
    claims = GroupClaim.objects.as_of(selection.day, selection.known_at)
    return claims.prefetch_related(Prefetch("evidence", Evidence.objects.order_by("pk")))
