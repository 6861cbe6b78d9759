"""What holds for a whole article."""

from datetime import date
from decimal import Decimal

import pytest

from coalition.readings.claims import ArticleText

READY = "{} is ready to send soldiers to Ukraine."


def test_a_quote_stands_at_its_span(claims_of):
    text = "On Monday – «nobody slept» 😀 – Spain ruled out sending soldiers to Ukraine. Denmark is considering it."
    claims = claims_of(text)
    assert {(claim.country, claim.status) for claim in claims} == {("ES", "refused"), ("DK", "open")}
    assert all(text[claim.start : claim.end] == claim.quote for claim in claims)


def test_the_quote_is_short(claims_of):
    text = "After long talks that lasted until midnight, Spain ruled out sending soldiers to Ukraine, officials in Madrid said."
    [claim] = claims_of(text)
    assert claim.quote == "Spain ruled out sending soldiers"


def test_a_language_nobody_reads_is_said_to_be_irrelevant(reader):
    result = reader.read(ArticleText(text="スペインはウクライナに兵士を送らない。", lang="ja"))
    assert (result.lang, result.relevant, result.claims) == ("ja", False, [])


@pytest.mark.parametrize(
    ("text", "lang"),
    [
        ("Spain will not send soldiers to Ukraine, the government in Madrid said on Monday.", "en"),
        ("Spanien wird keine Soldaten in die Ukraine schicken, sagte die Regierung am Montag.", "de"),
        ("L'Espagne n'enverra pas de soldats en Ukraine, a déclaré lundi le gouvernement.", "fr"),
        ("Іспанія не відправить солдатів в Україну, заявив у понеділок уряд.", "uk"),
    ],
)
def test_the_language_is_found_when_nobody_names_it(reader, text, lang):
    result = reader.read(ArticleText(text=text))
    assert result.lang == lang
    assert [(claim.country, claim.status) for claim in result.claims] == [("ES", "refused")]


def test_a_regional_language_code_is_understood(claims_of):
    assert [claim.country for claim in claims_of(READY.format("Latvia"), "en-GB")] == ["LV"]


@pytest.mark.parametrize("text", ["", " ", "\n\n", "…", "😀", "1234", "\x00", "\ufeff"])
def test_a_text_without_words_gives_nothing(reader, text):
    result = reader.read(ArticleText(text=text))
    assert (result.relevant, result.claims) == (False, [])


def test_a_text_that_never_names_the_host_is_not_read(claims_of):
    assert claims_of("Spain will send soldiers to the Moon.") == []


def test_a_leader_speaks_only_while_in_office(claims_of):
    text = "Olaf Scholz ruled out sending soldiers to Ukraine."
    assert [claim.country for claim in claims_of(text, on=date(2024, 5, 1))] == ["DE"]
    assert claims_of(text, on=date(2026, 1, 10)) == []


def test_the_speaker_is_named(claims_of):
    [claim] = claims_of("France would send soldiers to Ukraine, Emmanuel Macron said.")
    assert claim.speaker == "Emmanuel Macron"


def test_the_plainer_statement_wins(claims_of):
    text = "Spain could send soldiers to Ukraine, it was said for weeks.\n\nSpain will send soldiers to Ukraine, Pedro Sánchez said."
    [claim] = claims_of(text)
    assert claim.status == "pledged"


def test_a_refusal_until_peace_gives_way_to_the_offer_after_it(claims_of):
    text = (
        "Portugal rules out soldiers in Ukraine as long as the war lasts. "
        "After a ceasefire, Portugal is ready to send soldiers to Ukraine."
    )
    [claim] = claims_of(text)
    assert (claim.status, claim.conditions) == ("intends", ["ceasefire"])


def test_a_condition_of_the_whole_force_holds_for_everybody_in_it(claims_of):
    text = (
        "The multinational force would enter Ukraine only after a ceasefire. "
        "Estonia is ready to send soldiers. Italy refuses to send soldiers."
    )
    assert {claim.country: claim.conditions for claim in claims_of(text)} == {"EE": ["ceasefire"], "IT": []}


def test_a_list_after_a_group_takes_what_was_said_of_the_group(claims_of):
    text = "Several countries are ready to send troops to Ukraine. Among them are Sweden, Latvia and Belgium."
    assert {(claim.country, claim.status) for claim in claims_of(text)} == {
        ("SE", "intends"),
        ("LV", "intends"),
        ("BE", "intends"),
    }


@pytest.mark.parametrize(
    ("text", "lang", "low", "high", "unit"),
    [
        ("Lithuania is ready to send up to 150 soldiers to Ukraine.", "en", 0, 150, "soldiers"),
        ("Estonia could send 200 to 300 troops to Ukraine.", "en", 200, 300, "soldiers"),
        ("Spain will send two hundred soldiers to Ukraine.", "en", 200, 200, "soldiers"),
        ("Britain pledged £200 million to Ukraine.", "en", 200_000_000, 200_000_000, "GBP"),
        ("Denmark will give Ukraine 19 F-16 jets.", "en", 19, 19, "aircraft"),
        ("Litauen will zwischen 200 und 300 Soldaten in die Ukraine schicken.", "de", 200, 300, "soldiers"),
        ("La France enverra trois mille soldats en Ukraine.", "fr", 3000, 3000, "soldiers"),
        ("Литва готова відправити до 150 військових в Україну.", "uk", 0, 150, "soldiers"),
    ],
)
def test_a_quantity_is_a_range_with_a_unit(claims_of, text, lang, low, high, unit):
    [claim] = claims_of(text, lang)
    assert claim.quantity is not None
    assert (claim.quantity.low, claim.quantity.high, claim.quantity.unit) == (
        Decimal(low),
        Decimal(high),
        unit,
    )


def test_a_named_doer_is_surer_than_a_pronoun(claims_of):
    [plain] = claims_of(READY.format("Latvia"))
    [pointed] = claims_of("Evika Siliņa spoke of Ukraine. She is ready to send soldiers.")
    assert pointed.confidence < plain.confidence
