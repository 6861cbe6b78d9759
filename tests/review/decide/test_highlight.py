"""Marks in the article's text: nothing is lost, and each span is marked exactly."""

from hypothesis import given
from hypothesis import strategies as st

from coalition.review.decide.highlight import Span, TextRun, paragraphs

texts = st.text(alphabet="ab \nü😀", max_size=60)
spans = st.lists(st.tuples(st.integers(0, 60), st.integers(1, 20), st.booleans()), max_size=5)


def test_a_span_stands_marked_in_its_place():
    found = paragraphs("One two.\n\nThree four.", [Span(4, 7, number=1), Span(10, 15, number=2, main=False)])
    assert found == [
        [TextRun("One "), TextRun("two", marked=True, main=True, ends=(1,)), TextRun(".")],
        [TextRun("Three", marked=True, ends=(2,)), TextRun(" four.")],
    ]


@given(texts, spans)
def test_no_character_is_lost_and_just_the_spans_are_marked(text, places):
    marks = [
        Span(start, start + length, number=n, main=main) for n, (start, length, main) in enumerate(places)
    ]
    lines = [line for line in text.split("\n") if line.strip()]
    found = paragraphs(text, marks)
    assert ["".join(run.text for run in runs) for runs in found] == lines
    marked = sum(len(run.text) for runs in found for run in runs if run.marked)
    expected, place = 0, 0
    for line in text.split("\n"):
        if line.strip():
            expected += sum(
                any(m.start <= at < m.end for m in marks) for at in range(place, place + len(line))
            )
        place += len(line) + 1
    assert marked == expected
