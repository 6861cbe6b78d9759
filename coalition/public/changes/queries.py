"""Each thing recorded, with what the record said of its day before and after: behind the page, the feeds and the API."""

from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta

from django.db.models import (
    Case,
    CharField,
    Exists,
    F,
    IntegerField,
    OuterRef,
    Q,
    QuerySet,
    Subquery,
    Value,
    When,
)
from django.db.models.functions import Coalesce

from coalition.codebook.loader import codebook
from coalition.public.changes.model import Change, Sort
from coalition.public.selection.selection import Selection, today
from coalition.register.models import (
    Assessment,
    AssessmentCondition,
    Evidence,
    Membership,
    Participation,
    Standing,
)

NOT_YET = -2  # the rank of a pledge of which nothing had been said


def changes(selection: Selection, *, sorts: Iterable[Sort] = ()) -> QuerySet[Assessment]:
    """The assessments a selection asks for, the newest first, annotated with `before`, `after` and `move`.

    What chooses a table and not its history (sort, compare, suppose) has no meaning here and changes nothing.
    """
    rows = _annotated(Assessment.objects.all()).order_by("-pk")
    if chosen := tuple(sorts):
        rows = rows.filter(Q(move__in=chosen))
    return _filtered(rows, selection)


def page_of(rows: QuerySet[Assessment], *, before: int | None, size: int) -> tuple[list[Change], int | None]:
    """One page of changes, and the cursor of the next: the changes recorded before that one."""
    if before is not None:
        rows = rows.filter(pk__lt=before)
    found = list(
        rows.select_related("pledge").prefetch_related("pledge__participations", "evidence", "waits_for")[
            : size + 1
        ]
    )
    more = found[size - 1].pk if len(found) > size else None
    return [_change(row) for row in found[:size]], more


def _annotated(rows: QuerySet[Assessment]) -> QuerySet[Assessment]:
    standing = Standing.objects.filter(pledge=OuterRef("pledge"), valid__contains=OuterRef("said_on"))
    just_before = standing.filter(known__contains=OuterRef("just_before"))
    just_after = standing.filter(known__contains=OuterRef("recorded_at"))
    rank = {status.slug: codebook().rank(status.slug) for status in codebook().statuses}
    return (
        rows.annotate(just_before=F("recorded_at") - timedelta(microseconds=1))
        .annotate(
            before=Subquery(just_before.values("assessment__status")[:1]),
            after=Subquery(just_after.values("assessment__status")[:1]),
        )
        .annotate(was=_rank("before", rank), is_now=_rank("after", rank))
        .annotate(
            move=Case(
                When(nature=Assessment.Nature.RETRACTION, then=Value("retraction")),
                When(nature=Assessment.Nature.CORRECTION, then=Value("correction")),
                When(was=NOT_YET, then=Value("new")),
                When(is_now__gt=F("was"), then=Value("up")),
                When(is_now__lt=F("was"), then=Value("down")),
                default=Value("again"),
                output_field=CharField(),
            )
        )
    )


def _rank(field: str, ranks: dict[str, int]) -> Coalesce:
    known = Case(
        *(When(**{field: slug}, then=Value(rank)) for slug, rank in ranks.items()),
        output_field=IntegerField(),
    )
    return Coalesce(known, Value(NOT_YET))


def _filtered(rows: QuerySet[Assessment], selection: Selection) -> QuerySet[Assessment]:
    parts = Participation.objects.filter(pledge=OuterRef("pledge"))
    if selection.country:
        rows = rows.filter(Exists(parts.filter(country__in=selection.country)))
    if selection.body:
        members = Membership.objects.on(selection.day).filter(body__in=selection.body)
        rows = rows.filter(Exists(parts.filter(country__in=members.values("country"))))
    if selection.kind:
        rows = rows.filter(pledge__kind__in=selection.kind)
    if selection.status:
        rows = rows.filter(status__in=selection.status)
    if selection.at_least:
        rows = rows.filter(Q(is_now__gte=codebook().rank(selection.at_least)))
    if selection.condition:
        waiting = AssessmentCondition.objects.filter(assessment=OuterRef("pk"))
        rows = rows.filter(Exists(waiting.filter(condition__slug__in=selection.condition)))
    if selection.q:
        words = Evidence.objects.filter(assessment=OuterRef("pk"), text__icontains=selection.q)
        rows = rows.filter(Q(pledge__title__icontains=selection.q) | Exists(words))
    if selection.as_of:
        rows = rows.filter(said_on__lte=selection.as_of)
    if selection.known_at:
        rows = rows.filter(recorded_at__lte=selection.known_at)
    if selection.changed_within is not None:
        since = max(1, today().toordinal() - selection.changed_within)
        rows = rows.filter(recorded_at__gte=datetime.combine(date.fromordinal(since), time.min, UTC))
    return rows


def _change(row: Assessment) -> Change:
    pieces = list(row.evidence.all())
    first = pieces[0] if pieces else None
    return Change(
        id=row.pk,
        sort=row.move,  # type: ignore[attr-defined]  # annotated in _annotated
        pledge=row.pledge.slug,
        title=row.pledge.title,
        kind=row.pledge.kind,
        countries=tuple(part.country_id for part in row.pledge.participations.all()),
        before=row.before,  # type: ignore[attr-defined]  # annotated in _annotated
        after=row.after,  # type: ignore[attr-defined]  # annotated in _annotated
        conditional=bool(row.waits_for.all()),
        said_on=row.said_on,
        said_on_precision=row.said_on_precision,
        recorded_at=row.recorded_at,
        recorded_by=row.recorded_by_name,
        reason=row.reason,
        words=first.text if first else "",
        words_language=first.language if first else "",
        is_quote=bool(first and first.form == Evidence.Form.QUOTE),
        publisher=first.publisher if first else "",
        url=first.url if first else "",
    )
