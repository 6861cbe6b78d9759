"""How many countries stood on each rung, day by day, from what was said when."""

from collections import Counter
from collections.abc import Iterable
from itertools import groupby

from coalition.codebook.loader import codebook
from coalition.public.charts.drawings.ladder import RungCounts
from coalition.public.charts.queries import StatusFrom


def rung_counts(statements: Iterable[StatusFrom], wanted: Iterable[str]) -> list[RungCounts]:
    """The numbers of countries on each rung from each day on which any of them changed.

    `statements` in the order of `statuses_over_time`. A country stands where its strongest pledge does, as in the matrix: what was
    withdrawn counts only where nothing is live.
    """
    chosen = frozenset(wanted)
    standing: dict[str, dict[int, int]] = {code: {} for code in chosen}  # by pledge, the place in `order`
    order = [status.slug for status in (*codebook().off_ladder, *codebook().ladder)]
    place = {slug: number for number, slug in enumerate(order)}
    shown: dict[str, int] = {}
    steps: list[RungCounts] = []
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
            steps.append(RungCounts(day, {order[number]: count for number, count in counts.items()}))
    return steps
