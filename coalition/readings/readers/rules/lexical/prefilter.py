"""The cheap look at a raw text: most of the web ends here.

A text goes on when it names something that can be committed, and the host country or a truce; a text of a truce alone is looked
at again (`exclusions.of_coalition`).
"""

from functools import lru_cache

from ahocorasick_rs import AhoCorasick

from coalition.readings.readers.rules.lexical.language import Language


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
def _needles(language: Language) -> tuple[AhoCorasick, AhoCorasick, AhoCorasick]:
    lexicon, slug = language.lexicon, language.rules.truce
    truce = (*lexicon.conditions.get(slug, ()), *lexicon.condition_phrases.get(slug, ()))
    kinds = tuple(cue for cues in language.lexicon.kinds.values() for cue in (*cues.strong, *cues.weak))
    return _automaton(_stems(lexicon.host)), _automaton(_stems(kinds)), _automaton(_stems(truce))


def names_host(text: str, language: Language) -> bool:
    """Whether a text (a title) names the host."""
    return _has(_needles(language)[0], text.casefold())


def passes(text: str, language: Language) -> bool:
    """Whether a text is worth reading."""
    folded = text.casefold()
    host, kinds, truce = _needles(language)
    if not _has(kinds, folded):
        return False
    return _has(host, folded) or _has(truce, folded)


def _has(needles: AhoCorasick, folded: str) -> bool:
    return next(iter(needles.find_matches_as_indexes(folded)), None) is not None
