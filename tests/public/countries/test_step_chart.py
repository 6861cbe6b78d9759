"""The step chart of a cell: geometry that holds at any width and for any history."""

from datetime import date, timedelta

from coalition.codebook.loader import codebook
from coalition.public.countries import cell_versions, step_chart
from coalition.public.matrix_data.model import Cell

FIRST, LAST = date(2016, 1, 1), date(2026, 1, 1)


def moment(day: date, status: str) -> cell_versions.CellVersion:
    cell = Cell(
        "DE", "troops", status, False, (), (), None, "", day, "day", False, False, 1, ("de-1",), ""
    )  # fmt: skip
    return cell_versions.CellVersion(day, cell)


def test_days_within_a_pixel_are_drawn_once_as_what_they_ended_with() -> None:
    every_day = [moment(FIRST + timedelta(days=n), ("open", "unclear")[n % 2]) for n in range(3600)]
    drawn = step_chart.step_chart(every_day, FIRST, LAST, step_chart.NARROW)
    assert len(drawn.lines) <= step_chart.NARROW
    assert drawn.lines[-1].tone == codebook().stance(every_day[-1].cell.status)
    assert drawn.lines[-1].x2 == step_chart.NARROW - step_chart.RIGHT


def test_a_narrow_chart_fits_a_phone_with_letters_of_the_same_size() -> None:
    steps = [moment(FIRST, "open"), moment(date(2020, 5, 5), "refused")]
    wide, narrow = (
        step_chart.step_chart(steps, FIRST, LAST, width) for width in (step_chart.WIDE, step_chart.NARROW)
    )
    assert [line.y for line in wide.lines] == [line.y for line in narrow.lines]
    assert all(narrow.left <= line.x1 <= line.x2 <= narrow.width for line in narrow.lines)
