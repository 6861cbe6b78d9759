"""Texts that share most of their words have fingerprints that differ in few bits."""

from coalition.sources.articles.simhash import FEWEST_SHINGLES, SHINGLE_WORDS, simhash

STORY = (
    "Norway could send ships to the Black Sea its invented minister said on Monday after a long night of talks in Oslo "
    "A decision would need the parliament she added and no date had been set for a vote although the opposition was heard"
)


def distance(one: str, other: str) -> int:
    first, second = simhash(one), simhash(other)
    assert first is not None
    assert second is not None
    return ((first ^ second) & 0xFFFF_FFFF_FFFF_FFFF).bit_count()


def test_case_marks_and_line_breaks_do_not_count() -> None:
    assert distance(STORY, STORY.upper().replace(" ", ",\n")) == 0


def test_an_edited_text_is_nearer_than_another() -> None:
    edited = STORY.replace("Monday", "Tuesday")
    other = " ".join(reversed(STORY.split()))
    assert 0 < distance(STORY, edited) < distance(STORY, other)


def test_few_words_have_no_fingerprint() -> None:
    words = [f"word{number}" for number in range(FEWEST_SHINGLES + SHINGLE_WORDS - 1)]
    assert simhash(" ".join(words)) is not None
    assert simhash(" ".join(words[:-1])) is None


def test_it_fits_a_signed_bigint() -> None:
    values = [simhash(" ".join(f"word{number * place}" for place in range(1, 40))) for number in range(1, 50)]
    assert all(value is not None and -(2**63) <= value < 2**63 for value in values)
    assert min(value or 0 for value in values) < 0 < max(value or 0 for value in values)
