"""How many countries stood on each rung, day by day, from what was said when."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from itertools import groupby
from typing import NamedTuple

from coalition.codebook.loader import codebook
from coalition.public.charts.ladder import Rungs
from coalition.register.models import Assessment, Participation


class Said(NamedTuple):
    """From `day` on a pledge of these countries stood at a status."""

    day: date
    pledge: int
    status: str
    countries: tuple[str, ...]


def said(kinds: Sequence[str], until: date, known_at: datetime | None) -> list[Said]:
    """What had been said in some kinds by a day, as known at a time, in the order in which the later wins. Two queries."""
    found: dict[int, list[str]] = {}
    parts = Participation.objects.filter(pledge__kind__in=kinds).values_list("pledge_id", "country_id")
    for pledge, code in parts:
        found.setdefault(pledge, []).append(code)
    countries = {pledge: tuple(codes) for pledge, codes in found.items()}
    rows = (
        Assessment.objects.known(known_at)
        .filter(pledge__kind__in=kinds, said_on__lte=until)
        .order_by("said_on", "recorded_at", "pk")
        .values_list("said_on", "pledge_id", "status")
    )
    return [Said(day, pledge, status, countries[pledge]) for day, pledge, status in rows]


def rungs(statements: Iterable[Said], wanted: Iterable[str]) -> list[Rungs]:
    """The numbers of countries on each rung from each day on which any of them changed.

    `statements` in the order of `said`. A country stands where its strongest pledge does, as in the matrix: what was
    withdrawn counts only where nothing is live.
    """
    chosen = frozenset(wanted)
    standing: dict[str, dict[int, int]] = {code: {} for code in chosen}  # by pledge, the place in `order`
    order = [status.slug for status in (*codebook().off_ladder, *codebook().ladder)]
    place = {slug: number for number, slug in enumerate(order)}
    shown: dict[str, int] = {}
    steps: list[Rungs] = []
    for day, of_day in groupby(statements, key=lambda one: one.day):
        touched = set()
        for one in of_day:
            for code in one.countries:
                if code not in chosen:
                    continue
                standing[code][one.pledge] = place[one.status]
                touched.add(code)
        now = {code: max(standing[code].values()) for code in touched}
        if any(shown.get(code) != highest for code, highest in now.items()):
            shown |= now
            counts = Counter(shown.values())
            steps.append(Rungs(day, {order[number]: count for number, count in counts.items()}))
    return steps
