"""How many countries stood on each rung, day by day, from what was said when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import groupby

from coalition.codebook.loader import codebook
from coalition.public.charts.ladder import Rungs
from coalition.register.models import Assessment, Participation


@dataclass(frozen=True)
class Said:
    """From `day` on a pledge of these countries stood at a status."""

    day: date
    pledge: int
    status: str
    countries: tuple[str, ...]


def said(kinds: Sequence[str], until: date, known_at: datetime | None) -> list[Said]:
    """What had been said in some kinds by a day, as known at a time, in the order in which the later wins. Two queries."""
    countries: dict[int, list[str]] = {}
    parts = Participation.objects.filter(pledge__kind__in=kinds).values_list("pledge_id", "country_id")
    for pledge, code in parts:
        countries.setdefault(pledge, []).append(code)
    rows = (
        Assessment.objects.known(known_at)
        .filter(pledge__kind__in=kinds, said_on__lte=until)
        .order_by("said_on", "recorded_at", "pk")
        .values_list("said_on", "pledge_id", "status")
    )
    return [Said(day, pledge, status, tuple(countries[pledge])) for day, pledge, status in rows]


def rungs(statements: Iterable[Said], wanted: Iterable[str]) -> list[Rungs]:
    """The numbers of countries on each rung from each day on which any of them changed.

    `statements` in the order of `said`. A country stands where its strongest pledge does, as in the matrix: what was
    withdrawn counts only where nothing is live.
    """
    chosen = frozenset(wanted)
    standing: dict[str, dict[int, str]] = {code: {} for code in chosen}
    shown: dict[str, str] = {}
    steps: list[Rungs] = []
    for day, of_day in groupby(statements, key=lambda one: one.day):
        touched = set()
        for one in of_day:
            for code in chosen.intersection(one.countries):
                standing[code][one.pledge] = one.status
                touched.add(code)
        now = {code: max(standing[code].values(), key=codebook().rank) for code in touched}
        if any(shown.get(code) != status for code, status in now.items()):
            shown |= now
            steps.append(Rungs(day, Counter(shown.values())))
    return steps
