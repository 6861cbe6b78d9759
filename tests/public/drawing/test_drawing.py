"""SVG: fills, text, and files that stand alone."""

from datetime import date
from xml.etree import ElementTree

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.public.charts.drawings import ladder
from coalition.public.charts.drawings.ladder import RungCounts
from coalition.public.drawing import fills, legend, picture, svg
from coalition.public.drawing.stylesheet import standalone
from coalition.public.drawing.svg import Drawing

DAY = date(2025, 9, 1)


def draw_ladder(steps: list[RungCounts], width: int = 720) -> Drawing:
    return ladder.draw(
        codebook(), steps, date(2026, 1, 31), axis="countries", language="en", width=width, height=320
    )


def test_each_status_is_told_by_more_than_its_shade() -> None:
    """Rungs by a shade from light to full, which grey keeps apart; the others and what is conditional by a pattern."""
    book = codebook()
    painted = [tuple(fills.fill_attributes(book, status).items()) for status in book.statuses]
    assert len(set(painted)) == len(book.statuses)
    assert all("fill" in fills.fill_attributes(book, status, conditional=True) for status in book.statuses)


def test_the_patterns_that_fills_name_are_defined() -> None:
    book = codebook()
    defined = fills.patterns(book, 2)
    for status in book.statuses:
        for conditional in (False, True):
            fill = fills.fill_attributes(book, status, conditional=conditional, scale=2).get("fill")
            assert fill is None or f'id="{fill[5:-1]}"' in defined


@given(st.text(max_size=80), st.integers(40, 400))
def test_wrapping_loses_no_word(words: str, width: int) -> None:
    assert " ".join(svg.wrapped(words, 12, width)).split() == words.split()


def test_what_does_not_fit_ends_in_an_ellipsis() -> None:
    rows = svg.wrapped("one two three four five six seven", 12, 60, most=2)
    assert len(rows) == 2
    assert rows[-1].endswith("…")


def test_styles_of_files_hold_no_variable() -> None:
    css = standalone()
    assert "var(" not in css
    assert "light-dark" not in css
    assert ".s-ring" in css
    assert ".shade-4 { fill: #1d4f91; }" in css


def test_a_file_stands_alone_and_becomes_a_picture() -> None:
    drawn = draw_ladder([RungCounts(DAY, {"refused": 2, "open": 3})])
    entries = legend.keys(codebook(), ["open", "refused"], conditional=True)
    svg = picture.framed(
        Drawing(drawn.width, drawn.height, drawn.body, "Війська в Україні", "Words below"),
        source="Here",
        legend=entries,
    )
    root = ElementTree.fromstring(svg)
    assert root.tag == "{http://www.w3.org/2000/svg}svg"
    assert "http" not in svg.replace("http://www.w3.org/2000/svg", "")
    png = picture.png(svg)
    assert png.startswith(b"\x89PNG")


@pytest.mark.parametrize("words", ["Україна ґєії", "Größe ß", "Forêt œuvre"])
def test_letters_of_every_language_are_drawn(words: str) -> None:
    def drawn(text: str) -> bytes:
        return picture.png(picture.document(300, 40, svg.text(5, 25, text, "label"), title=""))

    empty, unknown = drawn(""), drawn("\U0001f6d6" * len(words))
    assert drawn(words) not in (empty, unknown)


def test_text_is_not_broken_at_a_space_that_holds_words_together() -> None:
    assert svg.wrapped("le 4 septembre : 26", 12, 40) == ["le 4", "septembre", ": 26"]
    assert svg.wrapped("le 4 septembre\xa0: 26", 12, 40)[-2:] == ["septembre\xa0:", "26"]
