"""What the API asks of pledges."""

from django.db.models import QuerySet

from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment, Country, Participation, Pledge


def etag(pledge: Pledge) -> str:
    """Changes with every assessment, correction and retraction of the pledge."""
    newest = pledge.assessments.order_by("-pk").values_list("pk", flat=True).first()
    return f'"{newest or 0}"'


def selected(selection: Selection, *, after: int = 0) -> QuerySet[Pledge]:
    """The pledges of a selection's countries, bodies and kinds, in the order in which they were opened."""
    rows = Pledge.objects.filter(pk__gt=after).order_by("pk").prefetch_related("participations")
    if selection.country:
        parts = Participation.objects.filter(country__in=selection.country)
        rows = rows.filter(pk__in=parts.values("pledge"))
    if selection.body:
        members = Participation.objects.filter(country__memberships__body__in=selection.body)
        rows = rows.filter(pk__in=members.values("pledge"))
    if selection.kind:
        rows = rows.filter(kind__in=selection.kind)
    if selection.known_at:
        rows = rows.filter(created_at__lte=selection.known_at)
    return rows


def with_participations() -> QuerySet[Pledge]:
    return Pledge.objects.prefetch_related("participations")


def assessments_with_pledge() -> QuerySet[Assessment]:
    return Assessment.objects.select_related("pledge")


def history(pledge: Pledge, selection: Selection) -> list[Assessment]:
    """Everything recorded of a pledge by the selection's time, the oldest first, with its evidence."""
    rows = pledge.assessments.order_by("pk").prefetch_related("evidence", "waits_for__condition")
    if selection.known_at:
        rows = rows.filter(recorded_at__lte=selection.known_at)
    return list(rows)


def states(pledges: list[Pledge], selection: Selection) -> dict[int, Assessment]:
    """What counts of each pledge on the selection's day; a pledge of which nothing was said by then has none."""
    rows = Assessment.objects.as_of(selection.day, selection.known_at).filter(pledge__in=pledges)
    return {row.pledge_id: row for row in rows}


def all_known(countries: list[str]) -> bool:
    """Whether the register has every one of these countries."""
    return Country.objects.filter(pk__in=countries).count() == len(set(countries))


def first_country(pledge: Pledge) -> str:
    return pledge.participations.order_by("country").values_list("country_id", flat=True)[0]
