"""The queue as the desk shows it: grouped, counted, in one order."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, time, timedelta

from django.db.models import Case, Count, Value, When
from django.utils import timezone
from django.utils.functional import Promise
from django.utils.timesince import timesince
from django.utils.translation import gettext, gettext_lazy, ngettext

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind, Status
from coalition.register.models.countries import Country
from coalition.review.models import Decision, Suggestion, SuggestionQuerySet
from coalition.review.suggestions import reports

# As many of a group as an editor can look over; the rest is counted.
SHOWN = 40

Bearing = Suggestion.Bearing
GROUPS: list[tuple[Suggestion.Bearing, Promise]] = [
    (Bearing.CHANGE, gettext_lazy("Changes the record")),
    (Bearing.CONTRADICTION, gettext_lazy("Reports contradict each other")),
    (Bearing.CONFIRMATION, gettext_lazy("Confirms the record")),
]


@dataclass(frozen=True)
class Item:
    """One suggestion in the queue."""

    suggestion: Suggestion
    country: str
    kind: Kind
    was: Status | None
    status: Status
    reports: int
    languages: int
    age: str

    @property
    def facts(self) -> str:
        """How many independent reports, in how many languages."""
        first = ngettext("%(count)d report", "%(count)d reports", self.reports) % {"count": self.reports}
        second = ngettext("%(count)d language", "%(count)d languages", self.languages) % {
            "count": self.languages
        }
        return f"{first} · {second}"


@dataclass(frozen=True)
class Group:
    title: Promise
    items: list[Item]
    count: int

    @property
    def more(self) -> int:
        return self.count - len(self.items)


@dataclass(frozen=True)
class Progress:
    """Today, in UTC, over all editors."""

    done: int
    waiting: int

    @property
    def total(self) -> int:
        return self.done + self.waiting

    @property
    def percent(self) -> int:
        return round(100 * self.done / self.total) if self.total else 100


def ordered() -> SuggestionQuerySet:
    """What waits, in the order of the desk: by group, then the newest statement first."""
    place = Case(*(When(bearing=bearing, then=Value(index)) for index, (bearing, _) in enumerate(GROUPS)))
    return Suggestion.objects.waiting().annotate(place=place).order_by("place", "-said_on", "-pk")


def following(suggestion: Suggestion) -> Suggestion | None:
    """The next one to look at, from the top again after the last; None when no other waits."""
    ids = list(ordered().values_list("pk", flat=True))
    others = [pk for pk in ids if pk != suggestion.pk]
    if not others:
        return None
    if suggestion.pk in ids and (index := ids.index(suggestion.pk)) + 1 < len(ids):
        return Suggestion.objects.get(pk=ids[index + 1])
    return Suggestion.objects.get(pk=others[0])


def groups() -> list[Group]:
    """The groups that hold anything."""
    counts = dict(Suggestion.objects.waiting().order_by().values_list("bearing").annotate(count=Count("pk")))
    found = []
    for bearing, title in GROUPS:
        if counts.get(bearing):
            rows = ordered().filter(bearing=bearing).with_claims()[:SHOWN]
            found.append(Group(title, items(rows), counts[bearing]))
    return found


def items(rows: Iterable[Suggestion]) -> list[Item]:
    book, now = codebook(), timezone.now()
    found = []
    for row in rows:
        claims = list(row.claims.all())
        found.append(
            Item(
                suggestion=row,
                country=Country(code=row.country).name,
                kind=book.kind(row.kind),
                was=book.status(row.was) if row.was else None,
                status=book.status(row.status),
                reports=reports.independent(claims),
                languages=len(reports.languages(claims)),
                age=_age(row.created_at, now),
            )
        )
    return found


def _age(since: datetime, now: datetime) -> str:
    return timesince(since, now, depth=1) if now - since >= timedelta(minutes=1) else gettext("just now")


def progress() -> Progress:
    midnight = datetime.combine(timezone.now().date(), time(), UTC)
    done = Decision.objects.filter(decided_at__gte=midnight, suggestion__authored_by=None).count()
    return Progress(done=done, waiting=Suggestion.objects.waiting().count())
