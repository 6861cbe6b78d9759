"""What an addition to a text may not change: the claims that were there, whatever stands around them."""

from hypothesis import given
from hypothesis import strategies as st

from coalition.readings.claims import Claim
from tests.readings.readers.rules.little_language import LANGS, read

COUNTRIES = ("Spain", "Italy", "Norway", "Madrid", "Sol", "Lund")
VERBS = ("refuses", "hesitates", "considers", "wants", "promises", "will send", "could send", "not promises")
KINDS = ("soldiers", "jets", "missiles", "money", "lessons", "200 soldiers", "soldiers after ceasefire")
WORDS = (
    *COUNTRIES, *VERBS, *KINDS, "Ukraine", "Russia", "and", "but", "that", "if", "not", "with", "in", "by", "for", "he", "both", "his",
    "it", "join", "likewise", "whether", "who", "after", "force", "said", "Gaza", "experts", "poll", "upto", "hundred", "€5", "x",
    "Spain's", ",", ";", ".", "?", "–", ":", '"', "(", ")", "\n", "%", "😀", "İ", "ß", "\u0301", "\u200b",
)  # fmt: skip

statements = st.builds(
    "{} {} {}.".format, st.sampled_from(COUNTRIES), st.sampled_from(VERBS), st.sampled_from(KINDS)
)
anything = st.lists(st.sampled_from(WORDS) | st.text(max_size=5), max_size=25).map(" ".join)
langs = st.sampled_from(LANGS)
UNRELATED = "Xx xxx xx x.\n\nXxx xx."


def shifted(claims: list[Claim], by: int) -> list[Claim]:
    return [claim.model_copy(update={"start": claim.start + by, "end": claim.end + by}) for claim in claims]


@given(anything, langs)
def test_any_sequence_of_cues_is_read_and_every_quote_stands_where_it_says(text: str, lang: str) -> None:
    for claim in read(text, lang):
        assert claim.is_in(text)
        assert claim.quote == claim.quote.strip()
        assert 0 < claim.confidence < 1
        assert claim.country not in {"UA", "RU"}


@given(anything, langs)
def test_space_before_a_text_moves_its_claims_and_changes_nothing_else(text: str, lang: str) -> None:
    assert read("\n\n" + text, lang) == shifted(read(text, lang), 2)


@given(anything, langs)
def test_space_after_a_text_changes_nothing(text: str, lang: str) -> None:
    assert read(text + "\n\n \n", lang) == read(text, lang)


@given(statements, langs)
def test_a_paragraph_that_says_nothing_changes_no_claim(text: str, lang: str) -> None:
    claims = read(text, lang)
    assert read(f"{text}\n\n{UNRELATED}", lang) == claims
    assert read(f"{UNRELATED}\n\n{text}", lang) == shifted(claims, len(UNRELATED) + 2)


@given(statements, st.sampled_from(["😀", "ßß", "İ", "e\u0301", "\U0001f1fa\U0001f1e6"]), langs)
def test_offsets_count_code_points_whatever_stands_before(text: str, odd: str, lang: str) -> None:
    before = f"{odd} xxx.\n\n"
    assert read(before + text, lang) == shifted(read(text, lang), len(before))


@given(statements, statements)
def test_one_country_has_one_claim_a_kind_however_often_it_speaks(one: str, other: str) -> None:
    cells = [(claim.country, claim.kind) for claim in read(f"{one} {other} {one}")]
    assert len(cells) == len(set(cells))
