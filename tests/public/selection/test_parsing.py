"""The parameters of an address: how far each reaches, what it is read as, and what a refusal says."""

import re
from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine
from django.http import QueryDict
from django.utils.translation import override

from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter
from coalition.public.selection.parsing import PARSERS, parse
from coalition.public.selection.selection import Selection

NOON = datetime(2026, 3, 1, 12, 0, tzinfo=UTC)


def refusal(query: str) -> BadParameter:
    with pytest.raises(BadParameter) as refused:
        parse(QueryDict(query))
    return refused.value


def query_of(name: str, value: str) -> str:
    query = QueryDict(mutable=True)
    query[name] = value
    return query.urlencode()


def test_slugs_stand_in_the_codebooks_order_each_once_however_they_were_given() -> None:
    read = parse(QueryDict("kind=air&kind=troops&kind=air&status=decided&status=open&body=nato&body=eu"))
    assert read.kind == ("troops", "air")
    assert read.status == ("open", "decided")
    assert read.body == ("eu", "nato")
    assert parse(QueryDict("country=FR&country=DE&country=FR")).country == ("DE", "FR")
    assert parse(QueryDict("suppose=parliament&suppose=ceasefire")).suppose == ("ceasefire", "parliament")


def test_what_is_beside_the_ladder_is_a_status_but_no_rung() -> None:
    assert parse(QueryDict("status=withdrawn")).status == ("withdrawn",)
    assert "withdrawn" not in refusal("at_least=withdrawn").sentence.partition("takes")[2]


@pytest.mark.parametrize(
    "name", ["at_least", "changed_within", "q", "as_of", "known_at", "compare", "sort", "lang", "cell"]
)
def test_what_can_be_given_once_is_refused_twice_even_when_both_are_the_same(name: str) -> None:
    given = {
        "at_least": "open", "changed_within": "30", "q": "ship", "as_of": "2026-01-07", "known_at": "2026-01-07",
        "compare": "2026-01-07", "sort": "name", "lang": "de", "cell": "DE.troops",
    }[name]  # fmt: skip
    assert parse(QueryDict(f"{name}={given}")) != Selection()
    assert refusal(f"{name}={given}&{name}={given}").sentence == f"“{name}” can be given only once."


@pytest.mark.parametrize(
    "name", ["body", "kind", "status", "at_least", "condition", "suppose", "sort", "lang"]
)
def test_a_refusal_lists_all_that_can_be_chosen_in_its_order(name: str) -> None:
    refused = refusal(f"{name}=nothing")
    offered = refused.sentence.removesuffix(".").rpartition("one of ")[2].split(", ")
    assert refused.sentence.startswith(f"“{name}” can’t be “nothing”: it takes one of ")
    assert all(parse(QueryDict(f"{name}={choice}")) != Selection() for choice in offered)
    expected = {
        "body": [body.slug for body in codebook().bodies],
        "kind": [kind.slug for kind in codebook().kinds],
        "sort": ["name", "strength", "changed"],
        "at_least": [status.slug for status in codebook().ladder],
        "lang": ["en", "de", "fr", "uk"],
    }
    assert offered == expected.get(name, offered)


def test_a_refusal_repeats_no_more_than_the_beginning_of_what_was_written() -> None:
    assert f"“{'x' * 60}”" in refusal(f"kind={'x' * 61}").sentence
    assert f"“{'y' * 40}” is no parameter" in refusal(f"{'y' * 41}=1").sentence
    assert refusal(f"{'y' * 41}=1").parameter == "y" * 41


@pytest.mark.parametrize(
    ("query", "example"),
    [
        ("country=de", "such as DE"),
        ("changed_within=x", "such as 30"),
        ("as_of=x", "such as 2026-01-07"),
        ("compare=2026-02-30", "such as 2026-01-07"),
        ("known_at=x", "2026-01-07T12:00:00Z"),
        ("known_at=2026-01-07T25:00", "2026-01-07T12:00:00Z"),
        ("cell=DE", f"such as DE.{codebook().headline_kind}"),
        ("q=%01", "at most 200 characters"),
    ],
)
def test_a_refusal_gives_an_example_of_what_it_takes(query: str, example: str) -> None:
    assert example in refusal(query).sentence


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
@pytest.mark.parametrize(
    "query",
    ["colour=red", "kind=tanks", "sort=name&sort=name", "country=de", "changed_within=x", "q=%01", "as_of=x",
     "known_at=x", "cell=DE", "as_of=2025-01-01&compare=2025-06-01"],
)  # fmt: skip
def test_a_refusal_is_a_sentence_in_the_readers_language_and_names_the_parameter(
    language: str, query: str
) -> None:
    with override(language):
        refused = refusal(query)
    assert re.search(rf"[“„«]\s?{refused.parameter}\s?[”“»]", refused.sentence)
    assert refused.sentence.endswith(".")
    assert "%(" not in refused.sentence
    if language != "en":
        with override("en"):
            assert refused.sentence != refusal(query).sentence


@pytest.mark.parametrize("days", [1, 30, 36500])
def test_a_number_of_days_reaches_from_one_to_a_hundred_years(days: int) -> None:
    assert parse(QueryDict(f"changed_within={days}")).changed_within == days
    assert parse(QueryDict(f"changed_within=0{days}")).changed_within == days


@pytest.mark.parametrize("days", ["0", "36501", "0000001", "+1", "1e2", "%201", "1%0A", "٣"])
def test_what_is_no_number_of_days_is_refused(days: str) -> None:
    assert refusal(f"changed_within={days}").parameter == "changed_within"


def test_text_is_one_line_of_at_most_200_characters_without_the_blanks_around_it() -> None:
    longest = "ї" * 200
    assert parse(QueryDict(query_of("q", f"  {longest} "))).q == longest
    assert refusal(query_of("q", longest + "x")).parameter == "q"
    assert parse(QueryDict(query_of("q", "two words"))).q == "two words"
    assert refusal(query_of("q", "a\x1fb")).parameter == "q"
    assert parse(QueryDict(query_of("q", "   "))) == Selection()


@time_machine.travel(NOON, tick=False)
def test_today_is_a_day_to_ask_about_and_tomorrow_is_not() -> None:
    assert parse(QueryDict("as_of=2026-03-01")).as_of == date(2026, 3, 1)
    assert parse(QueryDict("compare=2026-03-01")).compare == date(2026, 3, 1)
    assert parse(QueryDict("as_of=0001-01-01")).as_of == date.min
    assert parse(QueryDict("known_at=0001-01-01")).known_at == datetime.combine(
        date.min, datetime.max.time(), UTC
    )
    for query in ("as_of=2026-03-02", "known_at=2026-03-02", "compare=2026-03-02"):
        assert refusal(query).parameter == query.partition("=")[0]
        assert "a day that is not in the future" in refusal(query).sentence


@time_machine.travel(NOON, tick=False)
def test_a_clock_may_be_a_minute_ahead_and_no_more() -> None:
    at = NOON + timedelta(minutes=1)
    assert parse(QueryDict(query_of("known_at", at.isoformat()))).known_at == at
    late = at + timedelta(microseconds=1)
    refused = refusal(query_of("known_at", late.isoformat()))
    assert refused.parameter == "known_at"
    assert refused.sentence.endswith("such as 2026-01-07 or 2026-01-07T12:00:00Z.")
    assert parse(QueryDict("known_at=2026-03-01")).known_at == datetime(2026, 3, 1, 23, 59, 59, 999999, UTC)


@pytest.mark.parametrize(
    ("written", "moment"),
    [
        ("2026-01-07T10:00-02:00", datetime(2026, 1, 7, 12, tzinfo=UTC)),
        ("2026-01-07T12:00:30", datetime(2026, 1, 7, 12, 0, 30, tzinfo=UTC)),
        ("2026-01-07T12:00:30.25Z", datetime(2026, 1, 7, 12, 0, 30, 250000, tzinfo=UTC)),
        ("2026-01-08T01:00 13:00", datetime(2026, 1, 7, 12, tzinfo=UTC)),
    ],
)
def test_a_time_is_utcs_unless_it_says_how_far_from_it(written: str, moment: datetime) -> None:
    read = parse(QueryDict(query_of("known_at", written))).known_at
    assert read == moment
    assert read is not None
    assert read.tzinfo is UTC


@pytest.mark.parametrize(
    "written",
    ["2026-01-07 12:00", "2026-01-07T12", "2026-01-07T12:00:00.1234567", "2026-01-07T12:00z", "2026-01-07T12:00:00+1",
     "0001-01-01T00:00+01:00", "2026-02-30T12:00", "2026-02-30", "٢٠٢٦-01-07", "2026-01-07T12:00\n"],
)  # fmt: skip
def test_what_is_no_time_is_refused(written: str) -> None:
    assert refusal(query_of("known_at", written)).parameter == "known_at"


def test_the_day_of_comparison_lies_not_after_the_day_that_is_shown() -> None:
    same = parse(QueryDict("as_of=2025-06-01&compare=2025-06-01"))
    assert same.compare == same.as_of
    refused = refusal("as_of=2025-06-01&compare=2025-06-02")
    assert refused.parameter == "compare"
    assert "2025-06-02 is not" in refused.sentence


@pytest.mark.parametrize(
    "written", ["DE.", ".troops", "DEU.troops", "D.troops", "DE.troops.air", "ÄÖ.troops", "DE/troops"]
)
def test_a_cell_is_a_country_and_a_kind(written: str) -> None:
    assert parse(QueryDict("cell=DE.troops")).cell == ("DE", "troops")
    assert refusal(query_of("cell", written)).parameter == "cell"


def test_a_page_that_takes_nothing_still_takes_the_language() -> None:
    assert parse(QueryDict("lang=uk"), only=()) == Selection(lang="uk")
    for name in set(PARSERS) - {"lang"}:
        with pytest.raises(BadParameter, match="no parameter of this page"):
            parse(QueryDict(f"{name}=x"), only=())


def test_a_parameter_that_the_page_does_not_take_is_refused_even_when_it_is_empty() -> None:
    assert refusal("colour=").parameter == "colour"
