"""The reports beside the article that is read."""

from typing import Any

from coalition.readings.models import Claim, Reading
from coalition.review.decide.report_list import list_reports
from coalition.sources.models import Article, Source


def claim(number: int, *conditions: str, **article: Any) -> Claim:
    fields = {"language": "de", "publisher": f"Gazette {number}"} | article
    row = Article(pk=number, text_hash=f"{number:064x}", **fields)
    return Claim(pk=number, reading=Reading(article=row), conditions=list(conditions))


def test_copies_stand_below_the_report_they_copy() -> None:
    claims = [claim(1, origin="dpa"), claim(2), claim(3, origin="dpa")]
    shown = [(one.article.pk, one.is_copy) for one in list_reports(claims, [], None)]
    assert shown == [(1, False), (3, True), (2, False)]


def test_a_second_claim_of_the_same_article_is_no_copy() -> None:
    first, second = claim(1), claim(1)
    second.pk = 2
    assert [one.is_copy for one in list_reports([first, second], [], None)] == [False, False]


def test_each_agrees_differs_or_is_silent_on_the_conditions() -> None:
    claims = [claim(1, "ceasefire"), claim(2, "parliament"), claim(3)]
    assert [one.agreement for one in list_reports(claims, ["ceasefire"], None)] == [
        "agree",
        "differ",
        "silent",
    ]
    assert [one.agreement for one in list_reports(claims, [], None)] == ["differ", "differ", "agree"]


def test_conditions_are_named_in_order() -> None:
    (report,) = list_reports([claim(1, "parliament", "ceasefire")], [], None)
    assert [one.slug for one in report.conditions] == ["ceasefire", "parliament"]


def test_the_one_that_is_read_is_marked() -> None:
    claims = [claim(1), claim(2)]
    assert [one.is_open for one in list_reports(claims, [], claims[1])] == [False, True]


def test_who_published_it_is_the_article_its_source_or_its_reference() -> None:
    wire = Source(name="Wire")
    claims = [
        claim(1),
        claim(2, publisher="", source=wire, reference="bulletin.txt"),
        claim(3, publisher="", reference="bulletin.txt"),
    ]
    assert [one.publisher for one in list_reports(claims, [], None)] == ["Gazette 1", "Wire", "bulletin.txt"]
    assert list_reports(claims, [], None)[0].language == "German"
