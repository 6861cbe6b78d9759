"""How many countries stood on each rung, day by day."""

from collections import Counter
from datetime import date, timedelta

from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook.loader import codebook
from coalition.public.charts.queries import StatusFrom
from coalition.public.charts.rung_counts import rung_counts

DAY = date(2025, 9, 1)

SLUGS = [status.slug for status in codebook().statuses]

statements = st.lists(
    st.builds(
        StatusFrom,
        day=st.integers(0, 60).map(lambda days: DAY + timedelta(days)),
        pledge=st.integers(1, 6),
        status=st.sampled_from(SLUGS),
        countries=st.sampled_from([("DE",), ("FR",), ("DE", "FR"), ("PL",)]),
    ),
    max_size=30,
).map(lambda rows: sorted(rows, key=lambda one: one.day))


def test_a_country_stands_where_its_strongest_pledge_does() -> None:
    steps = rung_counts(
        [StatusFrom(DAY, 1, "open", ("DE",)), StatusFrom(DAY + timedelta(9), 2, "pledged", ("DE",))],
        ["DE", "FR"],
    )
    assert [(step.day, dict(step.counts)) for step in steps] == [
        (DAY, {"open": 1}),
        (DAY + timedelta(9), {"pledged": 1}),
    ]


def test_what_was_taken_back_counts_only_where_nothing_is_live() -> None:
    steps = rung_counts(
        [
            StatusFrom(DAY, 1, "open", ("DE",)),
            StatusFrom(DAY, 2, "intends", ("DE",)),
            StatusFrom(DAY + timedelta(1), 2, "withdrawn", ("DE",)),
        ],
        ["DE"],
    )
    assert dict(steps[-1].counts) == {"open": 1}
    assert dict(rung_counts([StatusFrom(DAY, 1, "withdrawn", ("DE",))], ["DE"])[0].counts) == {"withdrawn": 1}


def test_a_day_on_which_nothing_moves_is_no_step() -> None:
    assert (
        len(
            rung_counts(
                [StatusFrom(DAY, 1, "open", ("DE",)), StatusFrom(DAY + timedelta(5), 1, "open", ("DE",))],
                ["DE"],
            )
        )
        == 1
    )


def test_countries_that_were_not_asked_for_do_not_count() -> None:
    assert rung_counts([StatusFrom(DAY, 1, "open", ("DE",))], ["FR"]) == []


@given(statements)
def test_the_last_step_agrees_with_a_plain_count(said: list[StatusFrom]) -> None:
    wanted = ["DE", "FR", "PL"]
    latest: dict[tuple[str, int], str] = {}
    for one in said:
        for code in one.countries:
            latest[code, one.pledge] = one.status
    expected = Counter(
        max((status for (code, _pledge), status in latest.items() if code == country), key=codebook().rank)
        for country in {code for code, _pledge in latest}
    )
    steps = rung_counts(said, wanted)
    shown = Counter({slug: count for slug, count in (steps[-1].counts if steps else {}).items() if count})
    ranks = Counter({codebook().rank(slug): count for slug, count in shown.items()})
    assert ranks == Counter({codebook().rank(slug): count for slug, count in expected.items()})


@given(statements)
def test_steps_rise_in_time_and_never_count_a_country_twice(said: list[StatusFrom]) -> None:
    steps = rung_counts(said, ["DE", "FR"])
    assert [step.day for step in steps] == sorted({step.day for step in steps})
    assert all(sum(step.counts.values()) <= 2 for step in steps)
