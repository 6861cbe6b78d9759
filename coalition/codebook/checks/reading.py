"""What the reader has to go by: cues for kinds and conditions in each language, traits, leaders."""

from collections.abc import Iterator

from coalition.codebook.checks.finding import Finding
from coalition.codebook.lexicon import Lexicon, Lexicons
from coalition.codebook.schema import Codebook
from coalition.codebook.traits import Stance


def findings(book: Codebook, lexicons: Lexicons) -> Iterator[Finding]:
    yield from _traits(book)
    if not lexicons.languages:
        yield Finding("lexicon/ is empty: the rules reader reads nothing.")
        return
    for code, lexicon in lexicons.languages.items():
        yield from _unknown(book, code, lexicon)
        yield from _missing(book, code, lexicon)
    if not lexicons.leaders:
        yield Finding("leaders.yaml isn't there: who speaks for a country is known by office alone.")


def _traits(book: Codebook) -> Iterator[Finding]:
    for kind in book.kinds:
        if not kind.traits:
            yield Finding(
                f"kind {kind.slug} has no traits: the reader has no rule for how texts speak of it."
            )


def _unknown(book: Codebook, code: str, lexicon: Lexicon) -> Iterator[Finding]:
    for slug in lexicon.kinds:
        if not book.knows("kind", slug):
            yield Finding(f"lexicon/{code}.yaml: {slug} is none of the kinds.", required=True)
    for slug in {*lexicon.conditions, *lexicon.condition_phrases}:
        if not book.knows("condition", slug):
            yield Finding(f"lexicon/{code}.yaml: {slug} is none of the conditions.", required=True)


def _missing(book: Codebook, code: str, lexicon: Lexicon) -> Iterator[Finding]:
    if not lexicon.host:
        yield Finding(f"lexicon/{code}.yaml: `host` is empty, so that no text in {code} is taken up.")
    if silent := [kind.slug for kind in book.kinds if kind.slug not in lexicon.kinds]:
        yield Finding(f"lexicon/{code}.yaml: no cues, so never read in {code}: kinds {', '.join(silent)}.")
    named = {*lexicon.conditions, *lexicon.condition_phrases}
    if silent := [condition.slug for condition in book.conditions if condition.slug not in named]:
        yield Finding(
            f"lexicon/{code}.yaml: no cues, so never read in {code}: conditions {', '.join(silent)}."
        )
    if silent := [stance for stance in Stance if stance not in lexicon.stances]:
        yield Finding(
            f"in {code} nothing is read as {', '.join(silent)}: codebooks/languages/{code}.yaml has no cues."
        )
