"""One more figure is one module and a row of the registry: the page, the table and the files follow."""

from typing import Any

import pytest
from django.test import Client

from coalition.public.charts import registry
from coalition.public.charts.figure import Figure
from coalition.public.drawing.svg import Drawing, text
from coalition.public.matrix_data.model import Matrix
from coalition.public.selection.selection import Selection
from tests.public.reading import page, table

pytestmark = pytest.mark.django_db


def letters(matrix: Matrix, _selection: Selection) -> Figure:
    """How many letters each country's name has."""
    rows = [[row.place.name, len(row.place.name)] for row in matrix.rows]
    return Figure(
        slug="letters",
        title="Letters",
        description="How long the names are.",
        head=["Country", "Letters"],
        rows=rows,
        columns=["country", "letters"],
        records=rows,
        draw=lambda width: Drawing(width, 40, text(4, 20, f"{len(rows)} names", "label"), title="Letters"),
        shaded=True,
        further=("public:method", "Why letters"),
        empty="No country has a name.",
    )


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(registry.FIGURES, "letters", letters)


def test_it_stands_on_the_page_after_the_others_with_its_table(
    client: Client, one_more: None, troops: Any
) -> None:
    shown = page(client, "/charts/")
    assert shown.index('id="claims"') < shown.index('id="letters"')
    assert "2 names" in shown
    assert '<th scope="row">Germany</th><td>7</td>' in shown
    assert 'href="/method/">Why letters</a>' in shown


def test_it_can_be_had_as_a_table_and_as_a_drawing(client: Client, one_more: None, troops: Any) -> None:
    assert {row["country"]: row["letters"] for row in table(client, "/charts/letters.csv")} == {
        "France": "6",
        "Germany": "7",
    }
    drawing = client.get("/charts/letters.svg").content.decode()
    assert "2 names" in drawing
    assert "Open" in drawing  # the legend travels with what is shaded by status
    assert client.get("/charts/letters.png").content.startswith(b"\x89PNG")


def test_a_figure_that_is_not_there_is_not_found(client: Client) -> None:
    assert client.get("/charts/letters.csv").status_code == 404


def test_every_figure_of_the_registry_makes_itself_under_its_own_name(
    client: Client, several_kinds: None
) -> None:
    shown = page(client, "/charts/")
    for slug in registry.FIGURES:
        assert f'<figure class="card chart-figure" id="{slug}"' in shown
        assert table(client, f"/charts/{slug}.csv") is not None
