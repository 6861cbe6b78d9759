"""The figure of the quantities: what each pledge says of how much, and the sums from least to most."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal
from itertools import groupby

from babel.numbers import format_compact_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.public.charts import queries
from coalition.public.charts.amounts import PledgeAmount, amounts
from coalition.public.charts.drawings import ranges
from coalition.public.charts.figure import Figure
from coalition.public.drawing.svg import Drawing
from coalition.public.matrix_data.model import Matrix, Quantity
from coalition.public.prose import formatting
from coalition.public.selection.selection import Selection
from coalition.register.models.countries import country_name
from coalition.register.queries import totals

# Of one kind and unit; the largest are drawn, all of them are in the CSV file.
MOST_LINES = 12


def quantities(matrix: Matrix, selection: Selection) -> Figure:
    """The quantities of the pledges behind the cells that are shown. Four queries."""
    shown = {slug for row in matrix.rows for cell in row.cells.values() for slug in cell.pledges}
    rows = amounts(queries.assessments_with_quantities(selection, shown), matrix, selection)
    countries = {row.place.code for row in matrix.rows}
    sums = totals.totals([one.amount for one in rows], countries=countries)
    groups = list(_groups(rows, {(total.kind, total.unit): total for total in sums}))

    def draw(width: int) -> Drawing:
        drawing = ranges.draw(groups, written=_tick, width=width)
        return replace(drawing, title=title, description=description)

    title = _("Quantities, from least to most")
    description = _(
        "What pledges say of how much as of %(day)s; each kind and unit has a scale of its own, a joint pledge counts once."
    ) % {"day": written(selection.day)}
    return Figure(
        slug="quantities",
        title=title,
        description=description,
        head=[_("Kind and unit"), _("Who"), _("Status"), _("How much")],
        rows=[
            [group.heading, one.name, str(one.status or ""), one.words]
            for group in groups
            for one in [*group.rows, *([group.total] if group.total else [])]
        ],
        columns=["pledge", "countries", "kind", "status", "low", "high", "unit"],
        records=[one.record() for one in rows],
        draw=draw,
        empty=_("No pledge of this selection names a quantity."),
    )


def _groups(
    rows: Sequence[PledgeAmount], sums: dict[tuple[str, str], totals.Total]
) -> Iterator[ranges.Group]:
    for (kind, unit), members in groupby(rows, key=lambda one: (one.amount.kind, one.amount.unit)):
        lines = [_range(one) for one in members]
        total = sums.get((kind, unit))
        together = None
        if total and len(lines) > 1:
            together = ranges.Range(_("Together"), total.low, total.high, _words(total.low, total.high, unit))
        more = len(lines) - MOST_LINES
        rest = (
            ngettext("and %(number)s more", "and %(number)s more", more) % {"number": more}
            if more > 0
            else ""
        )
        yield ranges.Group(str(codebook().kind(kind)), lines[:MOST_LINES], together, rest)


def _range(one: PledgeAmount) -> ranges.Range:
    amount = one.amount
    names = formatting.listing(
        country_name(part.country, formatting.active_locale()) for part in amount.parts
    )
    return ranges.Range(
        f"{names}: {one.title}",
        amount.low,
        amount.high,
        _words(amount.low, amount.high, amount.unit),
        status=codebook().status(amount.status),
        conditional=one.conditional,
    )


def _words(low: Decimal, high: Decimal, unit: str) -> str:
    return formatting.quantity(Quantity(low, high, unit))


def _tick(value: float) -> str:
    return str(
        format_compact_decimal(
            value, locale=formatting.active_locale(), fraction_digits=1 if value != int(value) else 0
        )
    )
