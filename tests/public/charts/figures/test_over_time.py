"""The ladder over time ends with what the matrix shows, however the record came to be."""

from datetime import date, timedelta

import pytest

from coalition.public.charts.figure import MOST_ROWS
from coalition.public.charts.figures.over_time import over_time
from coalition.public.matrix_data.queries import matrix
from coalition.public.selection.selection import Selection
from coalition.register import actions
from coalition.register.models import Assessment
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db


def newest(selection: Selection) -> dict[str, int]:
    """The newest row by status, without those on which nobody stands."""
    figure = over_time(matrix(selection), selection)
    rows = [dict(zip(figure.columns[1:], map(int, record[1:]), strict=True)) for record in figure.records]  # type: ignore[arg-type]  # numbers, but for the day
    return {status: number for status, number in (rows[0] if rows else {}).items() if number}


def column(selection: Selection) -> dict[str, int]:
    statuses = [cell.status for cell in matrix(selection).column("troops")]
    return {status: statuses.count(status) for status in statuses}


@pytest.mark.parametrize(
    "day", [date.min, date(2025, 3, 28), date(2025, 6, 2), date(2025, 9, 4), date(2026, 2, 1)]
)
@pytest.mark.usefixtures("several_kinds")
def test_on_each_day_the_newest_row_is_the_column_of_the_matrix(day: date) -> None:
    selection = Selection(as_of=day)
    assert newest(selection) == column(selection)


@pytest.mark.usefixtures("several_kinds")
def test_what_was_retracted_leaves_the_whole_past_but_not_what_was_known() -> None:
    selection = Selection(as_of=date(2026, 2, 1))
    known = selection.but(known_at=Assessment.objects.latest("recorded_at").recorded_at)
    before = newest(selection)
    wrong = Assessment.objects.get(status="refused")
    actions.retract(by=EditorFactory.create(), wrong=wrong, reason="Nobody said so.")
    assert "refused" not in newest(selection)
    assert newest(selection) == column(selection)
    assert newest(known) == before


@pytest.mark.usefixtures("several_kinds")
def test_only_the_countries_asked_for_are_counted() -> None:
    assert newest(Selection(country=("DE", "IT"), as_of=date(2026, 2, 1))) == {"open": 1, "refused": 1}
    assert newest(Selection(country=("NO",), as_of=date(2026, 2, 1))) == {}


def test_of_many_days_the_page_writes_the_newest_and_the_file_has_all() -> None:
    pledge, first = register.pledge("DE"), date(2025, 1, 1)
    for number in range(MOST_ROWS + 5):
        register.assessment(pledge, ("open", "unclear")[number % 2], first + timedelta(days=number))
    selection = Selection(as_of=date(2026, 2, 1))
    figure = over_time(matrix(selection), selection)
    assert (len(figure.rows), figure.left_out, len(figure.records)) == (MOST_ROWS, 5, MOST_ROWS + 5)
    assert figure.records[0][0] == (first + timedelta(days=MOST_ROWS + 4)).isoformat()
