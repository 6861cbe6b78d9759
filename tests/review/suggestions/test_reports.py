"""Independent reports, and where they agree. None of it needs a database."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.readings.models import Claim, Reading
from coalition.register.actions import Quantity
from coalition.review.suggestions import reports
from coalition.sources.models import NEAR_DUPLICATE_BITS, Article

DAY = datetime(2026, 3, 9, 23, tzinfo=UTC)


def claim(article: int = 1, *, conditions: list[str] | None = None, **fields: Any) -> Claim:
    """A claim of an article with this number; `amount`: its quantity in soldiers."""
    amount = fields.pop("amount", None)
    row = Article(pk=article, fetched_at=DAY, text_hash=f"{article:064x}", language="en")
    for name, value in fields.items():
        setattr(row, name, value)
    found = Claim(reading=Reading(article=row), conditions=conditions or [])
    if amount is not None:
        found.quantity_low = found.quantity_high = Decimal(amount)
        found.quantity_unit = "soldiers"
    return found


def test_two_claims_of_one_article_are_one_report() -> None:
    assert reports.count_independent([claim(1), claim(1), claim(2)]) == 2


def test_articles_of_one_agency_are_one_report() -> None:
    assert reports.count_independent([claim(1, origin="dpa"), claim(2, origin="dpa")]) == 1
    assert reports.count_independent([claim(1, origin="dpa"), claim(2, origin="AP")]) == 2


@pytest.mark.parametrize(
    ("one", "other", "number"),
    [(0, 2**NEAR_DUPLICATE_BITS - 1, 1), (0, 2 ** (NEAR_DUPLICATE_BITS + 1) - 1, 2), (5, 5, 1)],
)
def test_nearly_equal_texts_are_one_report(one: int, other: int, number: int) -> None:
    assert reports.count_independent([claim(1, simhash=one), claim(2, simhash=other)]) == number


def test_negative_hashes_are_compared_bit_by_bit() -> None:
    """PostgreSQL's bigint is signed."""
    assert reports.count_independent([claim(1, simhash=-1), claim(2, simhash=-2)]) == 1
    assert reports.count_independent([claim(1, simhash=-1), claim(2, simhash=0)]) == 2


def test_what_has_no_hash_is_like_nothing_else() -> None:
    assert reports.count_independent([claim(1, simhash=None), claim(2, simhash=None)]) == 2


def test_groups_stand_in_the_order_of_the_claims() -> None:
    first, second, third = claim(1, origin="dpa"), claim(2), claim(3, origin="dpa")
    assert reports.group_by_report([first, second, third]) == [[first, third], [second]]


def test_the_origin_kept_with_evidence_is_the_agency_or_what_copies_share() -> None:
    wire = [claim(1, simhash=1), claim(2, origin="dpa", simhash=1)]
    copies = [claim(3, simhash=2**30 - 1), claim(4, simhash=2**30 - 1)]
    found = reports.origins([*wire, *copies, claim(5)])
    assert (found[1], found[2], found[5]) == ("dpa", "dpa", "")
    assert found[3] == found[4] == f"text {3:064x}"[:17]


def test_languages_are_named_once_in_order() -> None:
    assert reports.languages([claim(1, language="uk"), claim(2, language="de"), claim(3, language="uk")]) == [
        "de",
        "uk",
    ]


def test_it_was_said_on_the_first_day_that_anybody_published_it() -> None:
    days = [claim(1, published_on=date(2026, 3, 4)), claim(2, published_on=date(2026, 3, 2)), claim(3)]
    assert reports.said_on(days) == (date(2026, 3, 2), "day")


def test_without_any_day_it_was_said_about_when_the_first_report_arrived() -> None:
    late = claim(2, fetched_at=datetime(2026, 3, 11, tzinfo=UTC))
    assert reports.said_on([late, claim(1)]) == (DAY.date(), "about")


def test_the_conditions_that_most_independent_reports_name_together() -> None:
    named = [
        claim(1, conditions=["ceasefire"]),
        claim(2, conditions=["parliament", "ceasefire"]),
        claim(3, conditions=["ceasefire", "parliament"]),
        claim(4),
    ]
    assert reports.conditions(named) == ["ceasefire", "parliament"]


def test_copies_do_not_outvote() -> None:
    wire = [claim(number, origin="dpa", conditions=["parliament"]) for number in (1, 2, 3)]
    others = [claim(number, conditions=["ceasefire"]) for number in (4, 5)]
    assert reports.conditions([*wire, *others]) == ["ceasefire"]


def test_where_none_names_any_there_is_none() -> None:
    assert reports.conditions([claim(1), claim(2)]) == []


def test_the_quantity_that_most_claims_name() -> None:
    assert reports.quantity([claim(1, amount=200), claim(2, amount=200), claim(3, amount=500)]) == Quantity(
        Decimal(200), Decimal(200), "soldiers"
    )
    assert reports.quantity([claim(1)]) is None


def test_of_two_named_equally_often_the_larger() -> None:
    found = reports.quantity([claim(1, amount=200), claim(2, amount=500)])
    assert found
    assert found.high == 500


def test_agreement_counts_reports_not_articles() -> None:
    found = reports.agreement(
        [
            claim(1, origin="dpa", conditions=["ceasefire"]),
            claim(2, origin="dpa", conditions=["ceasefire"]),
            claim(3),
            claim(4, conditions=["parliament"]),
        ],
        ["ceasefire"],
    )
    assert found == reports.Agreement(agree=1, silent=1, differ=1)


def test_where_no_condition_is_proposed_silence_agrees() -> None:
    assert reports.agreement([claim(1), claim(2)], []) == reports.Agreement(agree=2, silent=0, differ=0)


@given(
    st.lists(
        st.tuples(
            st.integers(1, 6), st.sampled_from(["", "dpa", "AP"]), st.sampled_from([None, 0, 1, 2**60])
        ),
        max_size=8,
    )
)
def test_every_claim_stands_in_exactly_one_group(articles: list[tuple[int, str, int | None]]) -> None:
    claims = [claim(number, origin=origin, simhash=simhash) for number, origin, simhash in articles]
    groups = reports.group_by_report(claims)
    assert sorted(id(one) for group in groups for one in group) == sorted(map(id, claims))
    assert reports.count_independent(claims) <= len({number for number, _, _ in articles})
    assert set(reports.origins(claims)) == {number for number, _, _ in articles}
