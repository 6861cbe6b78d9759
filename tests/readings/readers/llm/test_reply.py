"""What a model writes is worth as much as can be found again in the article."""

import json

import pytest

from coalition.readings.claims import ArticleText
from coalition.readings.readers.llm.reply import MOST_CLAIMS, parse_reply
from coalition.readings.results import ReaderFailed

TEXT = "Norway will send\n200 soldiers. Spain will not. Norway will send ships."
ARTICLE = ArticleText(text=TEXT, lang="en")


def claim(**changes: object) -> dict[str, object]:
    return {
        "country": "NO",
        "kind": "troops",
        "status": "pledged",
        "quote": "Norway will send 200 soldiers.",
        "confidence": 0.8,
        **changes,
    }


def reply(*claims: object, relevant: bool = True) -> str:
    return json.dumps({"lang": "en", "relevant": relevant, "claims": claims})


def test_a_quote_that_breaks_its_lines_otherwise_is_given_as_the_text_has_it() -> None:
    found = parse_reply(reply(claim()), ARTICLE)
    [one] = found.result.claims
    assert (one.quote, one.start, one.end) == ("Norway will send\n200 soldiers.", 0, 30)
    assert found.dropped == 0


def test_of_two_places_the_words_before_decide() -> None:
    [one] = parse_reply(
        reply(claim(quote="Norway will send", before="Spain will not.")), ARTICLE
    ).result.claims
    assert one.start == TEXT.rindex("Norway")


@pytest.mark.parametrize(
    "bad",
    [
        claim(quote="Norway will never send"),
        claim(quote=""),
        claim(confidence=1.5),
        claim(country="Norway"),
        claim(quantity={"low": -1, "high": 2, "unit": "soldiers"}),
        claim(quantity={"low": "NaN", "high": 2, "unit": "soldiers"}),
        {"country": "NO"},
        "Norway",
        None,
    ],
)
def test_a_claim_that_does_not_hold_is_dropped_and_the_others_stay(bad: object) -> None:
    found = parse_reply(reply(bad, claim()), ARTICLE)
    assert (len(found.result.claims), found.dropped) == (1, 1)


def test_a_fence_around_the_json_is_no_fault() -> None:
    assert parse_reply(f"```json\n{reply(claim())}\n```", ARTICLE).result.relevant


def test_claims_make_an_article_relevant_whatever_the_model_says() -> None:
    assert parse_reply(reply(claim(), relevant=False), ARTICLE).result.relevant
    assert not parse_reply(reply(relevant=False), ARTICLE).result.relevant


def test_endless_claims_are_not_looked_at_but_counted() -> None:
    found = parse_reply(reply(*[claim()] * (MOST_CLAIMS + 5)), ARTICLE)
    assert (len(found.result.claims), found.dropped) == (MOST_CLAIMS, 5)


@pytest.mark.parametrize(
    ("content", "where"),
    [
        ("I can't help with that.", "the whole"),
        ('{"lang": "en", "claims": []}', "relevant"),
        (reply().replace("en", "E1"), "lang"),
    ],
)
def test_another_form_than_agreed_is_a_failure_that_says_where(content: str, where: str) -> None:
    with pytest.raises(ReaderFailed, match=f"not the JSON asked for \\({where}"):
        parse_reply(content, ARTICLE)
