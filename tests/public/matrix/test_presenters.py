"""What stands around the table of the matrix."""

from coalition.public.matrix.presenters import matrix_page
from coalition.public.selection.selection import Selection
from tests.public.matrices import cell, matrix

BUILT = matrix(cell("DE", status="decided"), cell("FR", status="open", contested=True), silent=["NO"])


def test_the_foot_of_a_column_counts_who_has_decided_and_leads_to_just_that() -> None:
    columns = {
        column["kind"].slug: column for column in matrix_page(BUILT, Selection(body=("eu",)))["columns"]
    }
    assert (columns["troops"]["bound"], columns["air"]["bound"]) == (1, 0)
    assert columns["troops"]["url"] == "/?body=eu&kind=troops&at_least=decided"


def test_only_marks_and_statuses_that_are_shown_are_explained() -> None:
    page = matrix_page(BUILT, Selection())
    assert {name for name, shown in page["marks"].items() if shown} == {"contested"}
    assert "withdrawn" not in {status.slug for status in page["statuses"]}
    several = matrix_page(matrix(cell(status="withdrawn", pledges=("a", "b"))), Selection())
    assert several["marks"]["several"]
    assert "withdrawn" in {status.slug for status in several["statuses"]}


def test_the_way_back_keeps_the_selection_and_closes_the_cell() -> None:
    page = matrix_page(BUILT, Selection(kind=("troops",), cell=("DE", "troops"), lang="de"))
    assert (page["closed"], page["reset"], page["rows"], page["wanted"]) == ("/?kind=troops", "/", 3, 3)
    assert page["comparison"] is None
