"""The figure of the quantities: what each pledge says of how much, and the sums from least to most."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import groupby

from babel.numbers import format_compact_decimal
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.public.charts import ranges
from coalition.public.charts.drawing import Drawing
from coalition.public.charts.figures import Figure
from coalition.public.matrix_data.build import Matrix, Quantity
from coalition.public.prose import formatting
from coalition.public.selection.parameters import Selection
from coalition.register.models import Assessment
from coalition.register.models.countries import country_name
from coalition.register.queries import totals


def amounts(matrix: Matrix, selection: Selection) -> Figure:
    """The quantities of the pledges behind the cells that are shown. Four queries."""
    shown = {slug for row in matrix.rows for cell in row.cells.values() for slug in cell.pledges}
    rows = _rows(matrix, selection, shown)
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


# Of one kind and unit; the largest are drawn, all of them are in the CSV file.
MOST_LINES = 12


@dataclass(frozen=True)
class Counted:
    """A pledge with what it says of how much."""

    slug: str
    title: str
    amount: totals.Amount
    conditional: bool

    def record(self) -> list[str]:
        amount = self.amount
        countries = " ".join(sorted(part.country for part in amount.parts))
        return [
            self.slug,
            countries,
            amount.kind,
            amount.status,
            f"{amount.low:f}",
            f"{amount.high:f}",
            amount.unit,
        ]

    def range(self) -> ranges.Range:
        amount = self.amount
        names = formatting.listing(country_name(part.country, formatting.locale()) for part in amount.parts)
        return ranges.Range(
            f"{names}: {self.title}",
            amount.low,
            amount.high,
            _words(amount.low, amount.high, amount.unit),
            status=codebook().status(amount.status),
            conditional=self.conditional,
        )


def _rows(matrix: Matrix, selection: Selection, shown: set[str]) -> list[Counted]:
    """Pledges that are neither refused nor withdrawn, in the codebook's order of kinds, then by unit, the most first."""
    found = (
        Assessment.objects.as_of(selection.day, selection.known_at)
        .filter(quantity_low__isnull=False, pledge__slug__in=shown)
        .exclude(status__in=("refused", "withdrawn"))
        .select_related("pledge")
        .prefetch_related("pledge__participations", "conditions")
    )
    order = {kind.slug: place for place, kind in enumerate(codebook().kinds)}
    counted = [
        Counted(row.pledge.slug, row.pledge.title, _amount(row), _is_waiting(row, matrix, selection))
        for row in found
    ]
    return sorted(
        counted, key=lambda one: (order[one.amount.kind], one.amount.unit, -one.amount.high, one.slug)
    )


def _is_waiting(row: Assessment, matrix: Matrix, selection: Selection) -> bool:
    return any(
        (one.slug, one.country_id) not in matrix.met and one.slug not in selection.suppose
        for one in row.conditions.all()
    )


def _amount(row: Assessment) -> totals.Amount:
    assert row.quantity_low is not None  # noqa: S101 - for the type checker: the query asks for it
    assert row.quantity_high is not None  # noqa: S101
    parts = tuple(
        totals.Part(part.country_id, part.share_low, part.share_high, part.share_unit)
        for part in row.pledge.participations.all()
    )
    return totals.Amount(
        row.pledge.kind, row.status, row.quantity_low, row.quantity_high, row.quantity_unit, parts
    )


def _groups(rows: Sequence[Counted], sums: dict[tuple[str, str], totals.Total]) -> Iterator[ranges.Group]:
    for (kind, unit), members in groupby(rows, key=lambda one: (one.amount.kind, one.amount.unit)):
        lines = [one.range() for one in members]
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


def _words(low: Decimal, high: Decimal, unit: str) -> str:
    return formatting.quantity(Quantity(low, high, unit))


def _tick(value: float) -> str:
    return str(
        format_compact_decimal(
            value, locale=formatting.locale(), fraction_digits=1 if value != int(value) else 0
        )
    )
