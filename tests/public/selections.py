"""Selections as readers may ask for them, for laws that hold of each."""

from datetime import UTC, date, datetime

from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.public.selection.parsing import SORTS
from coalition.public.selection.selection import Selection

DAYS = st.dates(date(1995, 1, 1), date(2025, 12, 31))
SELECTIONS = st.builds(
    Selection,
    country=st.sets(st.sampled_from(["DE", "FR", "UA"])).map(lambda codes: tuple(sorted(codes))),
    body=st.sets(st.sampled_from([body.slug for body in codebook().bodies])).map(
        lambda chosen: tuple(body.slug for body in codebook().bodies if body.slug in chosen)
    ),
    at_least=st.none() | st.sampled_from([status.slug for status in codebook().ladder]),
    changed_within=st.none() | st.integers(1, 36500),
    q=st.text(st.characters(min_codepoint=33, exclude_categories=("Cs", "Z", "C")), max_size=20),
    as_of=st.none() | st.dates(date(2026, 1, 1), date(2026, 1, 31)),
    known_at=st.none()
    | st.datetimes(datetime(2000, 1, 1), datetime(2025, 12, 31)).map(lambda one: one.replace(tzinfo=UTC)),  # noqa: DTZ001
    compare=st.none() | DAYS,
    sort=st.none() | st.sampled_from(SORTS),
    cell=st.none() | st.just(("DE", "troops")),
)
