"""The cheap look at a raw text: most of the web ends here.

A text goes on when it names the host country and something that can be committed.
"""

from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from coalition.readings.readers.rules.language import Language


@lru_cache(maxsize=32)
def _automaton(stems: tuple[str, ...]) -> AhoCorasick:
    return AhoCorasick(stems)


def _stems(cues: tuple[str, ...]) -> tuple[str, ...]:
    """The longest fixed word of each cue."""
    stems = set()
    for cue in cues:
        words = [
            word.strip("*^=?")
            for word in cue.split()
            if "|" not in word and "@" not in word and ".." not in word
        ]
        if words:
            stems.add(max(words, key=len).casefold())
    return tuple(sorted(stem for stem in stems if len(stem) > 2))


@lru_cache(maxsize=32)
def _needles(language: Language) -> tuple[AhoCorasick, AhoCorasick]:
    kinds = tuple(cue for cues in language.lexicon.kinds.values() for cue in (*cues.strong, *cues.weak))
    return _automaton(_stems(language.lexicon.host)), _automaton(_stems(kinds))


def names_host(text: str, language: Language) -> bool:
    """Whether a text (a title) names the host."""
    return next(iter(_needles(language)[0].find_matches_as_indexes(text.casefold())), None) is not None


def passes(text: str, language: Language) -> bool:
    """Whether a text is worth reading."""
    folded = text.casefold()
    host, kinds = _needles(language)
    return next(iter(host.find_matches_as_indexes(folded)), None) is not None and (
        next(iter(kinds.find_matches_as_indexes(folded)), None) is not None
    )
