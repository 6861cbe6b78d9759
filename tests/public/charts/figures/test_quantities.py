"""What pledges say of how much: the table, the file and the sums agree."""

from datetime import date
from decimal import Decimal

import pytest
from django.utils.translation import override

from coalition.public.charts.figures.quantities import MOST_LINES, quantities
from coalition.public.matrix_data.queries import matrix
from coalition.public.selection.selection import Selection
from coalition.register.actions import Quantity
from tests.factories import register

pytestmark = pytest.mark.django_db
ASKED = Selection(as_of=date(2026, 2, 1))


def soldiers(low: int, high: int) -> Quantity:
    return Quantity(Decimal(low), Decimal(high), "soldiers")


def rows(selection: Selection = ASKED) -> list[list[object]]:
    return [list(row) for row in quantities(matrix(selection), selection).rows]


def test_the_sum_stands_below_what_it_sums_and_counts_a_joint_pledge_once() -> None:
    register.assessment(register.pledge("DE", "FR", title="Brigade"), "open", quantity=soldiers(100, 300))
    register.assessment(register.pledge("PL", title="Guards"), "intends", quantity=soldiers(10, 10))
    assert [row[1:] for row in rows()] == [
        ["Germany and France: Brigade", "Open to it", "100–300 soldiers"],
        ["Poland: Guards", "Intends", "10 soldiers"],
        ["Together", "", "110–310 soldiers"],
    ]


def test_a_single_quantity_and_other_units_have_no_sum() -> None:
    register.assessment(register.pledge("DE", title="Guards"), quantity=soldiers(10, 10))
    register.assessment(
        register.pledge("FR", title="Two"), quantity=Quantity(Decimal(2), Decimal(2), "battalions")
    )
    assert "Together" not in [row[1] for row in rows()]


def test_what_was_refused_or_taken_back_or_said_without_a_number_is_no_quantity() -> None:
    register.assessment(register.pledge("DE"), "refused", quantity=soldiers(10, 10))
    register.assessment(register.pledge("FR"), "withdrawn", quantity=soldiers(10, 10))
    register.assessment(register.pledge("IT"), "open")
    assert rows() == []


def test_of_very_many_the_largest_are_drawn_and_all_are_in_the_file() -> None:
    for number in range(MOST_LINES + 3):
        register.assessment(
            register.pledge("DE", title=f"No {number}"), quantity=soldiers(number, number + 1)
        )
    figure = quantities(matrix(ASKED), ASKED)
    assert len(figure.records) == MOST_LINES + 3
    assert len(figure.rows) == MOST_LINES + 1
    assert figure.rows[0][1] == f"Germany: No {MOST_LINES + 2}"
    assert "and 3 more" in figure.wide.body


@pytest.mark.parametrize(("language", "together"), [("de", "Zusammen"), ("fr", "Ensemble"), ("uk", "Разом")])
def test_the_sum_is_named_in_the_readers_language(language: str, together: str) -> None:
    for code in ("DE", "FR"):
        register.assessment(register.pledge(code), quantity=soldiers(1, 2))
    with override(language):
        assert rows()[-1][1] == together


def test_a_title_that_looks_like_markup_is_drawn_as_text() -> None:
    register.assessment(register.pledge("DE", title="<script>1</script>"), quantity=soldiers(1, 2))
    figure = quantities(matrix(ASKED), ASKED)
    assert "<script" not in figure.wide.body + figure.narrow.body
    assert "&lt;script&gt;" in figure.wide.body
