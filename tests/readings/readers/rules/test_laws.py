"""What holds for any text at all."""

import unicodedata

from hypothesis import given, settings
from hypothesis import strategies as st

from coalition.codebook.lexicon import load_lexicons
from coalition.codebook.loader import load
from coalition.readings.claims import ArticleText
from coalition.readings.readers.rules import RulesReader
from coalition.readings.readers.rules.lexical.tokens import tokenize
from tests.readings.readers.rules.conftest import CODEBOOK, TODAY

READER = RulesReader(load_lexicons(CODEBOOK), load(CODEBOOK).reading_rules)
LANGS = ["en", "de", "fr", "uk", "pl", "it", "es", "nl", "sv", "fi"]
PIECES = [
    "Spain", "Frankreich", "l'Italie", "Польща", "Ukraine", "Україні", "Ukrainie", "Starmer", "he", "er", "il", "він", "both countries",
    "will not send", "schließt nicht aus", "n'exclut pas", "не виключає", "is ready to", "wyklucza", "soldiers", "Soldaten", "soldats",
    "війська", "żołnierzy", "after a ceasefire", "nach einem Waffenstillstand", "if parliament agrees", "but", "aber", "mais", "але", ",",
    ".", "?", ";", " – ", ":", "\r\n", "\n\n", "«", "»", "😀", "\u0301", "\u00ad", "\u200b", "\ufeff", "200", "17 000", "£", "won't", "п'ять",
    "100 to 200 soldiers", "Macron said", "Russia claims", "26 countries", "among them", "\u2028", "İ", "ß", "ﬁ", "\x00",
]  # fmt: skip
messy = st.lists(st.sampled_from(PIECES) | st.text(max_size=8), max_size=40).map(" ".join)
langs = st.sampled_from(LANGS)


def _claims(text, lang):
    return READER.read(ArticleText(text=text, lang=lang, date=TODAY)).claims


@settings(max_examples=300, deadline=None)
@given(messy, langs, st.sampled_from(["NFC", "NFD", "as it is"]))
def test_every_quote_stands_at_its_span(text, lang, form):
    text = text if form == "as it is" else unicodedata.normalize(form, text)
    for claim in _claims(text, lang):
        assert claim.quote
        assert text[claim.start : claim.end] == claim.quote


@settings(max_examples=150, deadline=None)
@given(messy, langs)
def test_a_text_is_read_the_same_way_twice_and_gives_one_claim_a_country_and_kind(text, lang):
    claims = _claims(text, lang)
    assert claims == _claims(text, lang)
    keys = [(claim.country, claim.kind) for claim in claims]
    assert len(keys) == len(set(keys))
    assert not {"UA", "RU"} & {claim.country for claim in claims}


@settings(max_examples=60, deadline=None)
@given(
    st.lists(
        st.sampled_from(["Spain", "Italy", "Latvia", "Norway", "Greece"]), min_size=1, max_size=5, unique=True
    ),
    st.randoms(),
)
def test_the_order_of_paragraphs_changes_no_claim(countries, random):
    said = [f"{country} is ready to send soldiers to Ukraine." for country in countries]
    shuffled = random.sample(said, len(said))
    found = [
        {(c.country, c.kind, c.status) for c in _claims("\n\n".join(order), "en")}
        for order in (said, shuffled)
    ]
    assert found[0] == found[1]
    assert len(found[0]) == len(countries)


@settings(max_examples=60, deadline=None)
@given(st.integers(1, 4))
def test_saying_it_again_changes_no_claim(times):
    once = "Spain rules out sending soldiers to Ukraine. Latvia could train Ukrainian soldiers."
    found = {(c.country, c.kind, c.status) for c in _claims("\n\n".join([once] * times), "en")}
    assert found == {("ES", "troops", "refused"), ("LV", "training", "open")}


@settings(max_examples=100, deadline=None)
@given(messy, langs)
def test_composed_and_decomposed_letters_read_alike(text, lang):
    composed, decomposed = (_claims(unicodedata.normalize(form, text), lang) for form in ("NFC", "NFD"))
    assert [(c.country, c.kind, c.status) for c in composed] == [
        (c.country, c.kind, c.status) for c in decomposed
    ]


@settings(max_examples=300, deadline=None)
@given(st.text(max_size=200) | messy, langs)
def test_words_lie_in_order_within_the_text(text, lang):
    tokens = tokenize(text, lang, elides=lang in {"fr", "it"})
    assert all(0 <= a < b <= len(text) for a, b in zip(tokens.starts, tokens.ends, strict=True))
    assert all(b <= a for b, a in zip(tokens.ends, tokens.starts[1:], strict=False))
    assert [i for first, last in tokens.sentences for i in range(first, last)] == list(range(len(tokens)))


@settings(max_examples=20, deadline=None)
@given(
    st.sampled_from([*PIECES, "a", "a'", "1", "a\u0301", "Ukraine troops ", "not rule "]),
    st.integers(1_000, 20_000),
    langs,
)
def test_monotonous_texts_are_read_too(piece, times, lang):
    assert isinstance(_claims("Ukraine troops " + piece * times, lang), list)
