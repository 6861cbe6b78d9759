"""The figures of the page, in its order.

One more is a module in `figures/` that makes it and draws it (with one of `drawings/`, if it looks like one of them), a
row here, and a test: its place on the page, its table and its files follow.
"""

from collections.abc import Callable

from coalition.public.charts.figure import Figure
from coalition.public.charts.figures.by_kind import by_kind
from coalition.public.charts.figures.group_claims import group_claims
from coalition.public.charts.figures.over_time import over_time
from coalition.public.charts.figures.quantities import quantities
from coalition.public.matrix_data.model import Matrix
from coalition.public.selection.selection import Selection

FIGURES: dict[str, Callable[[Matrix, Selection], Figure]] = {
    "ladder": over_time,
    "kinds": by_kind,
    "quantities": quantities,
    "claims": group_claims,
}
