"""Cue patterns compiled to a table over words, and matched in one pass.

Why not a regular expression or an automaton over characters: cues must respect word borders, inflection and gaps between words,
and their places are needed in words. A word is looked up once; what it may begin is remembered, so that a text costs about one
dictionary look-up a word.
"""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from coalition.readings.readers.rules.lexical.tokens import (
    HYPHEN,
    Tokens,
    fold,
    tokenize,
)

GAP_LIMIT = 4  # words a gap may span
WIDE_GAP = 14  # the same where verbs are split ("schliesst … aus"), if no mark stands between
ENDINGS = ("", "e", "n", "s", "en", "er", "es", "ern")  # of German and Dutch nouns
SPLITTING = {"de", "nl"}
PARTICLES = {
    "zu",
    "an",
    "auf",
    "aus",
    "bei",
    "mit",
    "vor",
    "nach",
    "ein",
    "ab",
    "aan",
    "in",
    "op",
    "uit",
    "af",
    "toe",
}
AND = {
    "und",
    "oder",
    "aber",
    "sowie",
    "en",
    "of",
    "maar",
    "als",
    "wie",
    "om",
    "für",
    "voor",
    "bis",
    "tot",
    "dass",
    "dat",
}
CACHE_LIMIT = 200_000
LONGEST_WORD = 40  # letters of a beginning or ending that are looked up


class Match(NamedTuple):
    """A cue found: words `first` to `last` (exclusive)."""

    first: int
    last: int
    sort: str
    value: str
    gapped: bool = False  # other words may stand inside
    size: int = 0  # words the cue itself holds


class Atom(NamedTuple):
    """One word of a pattern: alternatives that are whole words, beginnings or endings."""

    exact: frozenset[str]
    prefixes: tuple[str, ...]
    suffixes: tuple[str, ...]

    def accepts(self, word: str) -> bool:
        return (
            word in self.exact
            or (bool(self.prefixes) and word.startswith(self.prefixes))
            or (bool(self.suffixes) and word.endswith(self.suffixes))
        )


@dataclass(frozen=True, slots=True)
class Phrase:
    """A pattern: its atoms, None for a gap; what it means; how its first word must be written."""

    atoms: tuple[Atom | None, ...]
    sort: str
    value: str
    capital: bool
    exactly: str
    needs: frozenset[str]  # words of which the sentence must hold one; empty when that can't be told


def _split(element: str, lang: str, *, elides: bool) -> list[str]:
    """The words of one alternative, cut like the text's: "won't" gives "wo" and "n't"."""
    bare = element.strip("*")
    tokens = tokenize(bare, lang, elides=elides)
    words = list(tokens.words) or [fold(bare)]
    if element.startswith("*"):
        words[0] = "*" + words[0]
    if element.endswith("*"):
        words[-1] += "*"
    return words


def _atom(alternatives: Iterable[str]) -> Atom:
    exact, prefixes, suffixes = set(), [], []
    for word in alternatives:
        if word.startswith("*") and word.endswith("*"):  # a compound's last part, inflected
            prefixes.append(word[1:-1])
            suffixes += [word[1:-1] + ending for ending in ENDINGS]
        elif word.endswith("*"):
            prefixes.append(word[:-1])
        elif word.startswith("*"):
            suffixes.append(word[1:])
        else:
            exact.add(word)
    return Atom(frozenset(exact), tuple(prefixes), tuple(suffixes))


class Patterns:
    """All cues of one language."""

    def __init__(self, lang: str, *, elides: bool, words: Mapping[str, Iterable[str]]) -> None:
        self.lang, self.elides = lang, elides
        self.lists = {name: tuple(cues) for name, cues in words.items()}
        self._exact: dict[str, list[Phrase]] = defaultdict(list)
        self._prefix: dict[str, list[Phrase]] = defaultdict(list)
        self._suffix: dict[str, list[Phrase]] = defaultdict(list)
        self._known: dict[str, tuple[Phrase, ...]] = {}

    def add(self, sort: str, value: str, cue: str, *, capital: bool = False) -> None:
        """Raises ValueError for a list that is not defined or a cue without words."""
        exactly = ""
        if cue.startswith("^"):
            capital, cue = True, cue[1:]
        elif cue.startswith("="):
            exactly, cue = cue[1:], cue[1:]
        for elements in self._variants(cue.split()):
            atoms = self._atoms(elements)
            while atoms and atoms[0] is None:
                atoms = atoms[1:]
            if not atoms:
                raise ValueError(f"a cue without words: {cue!r}")
            phrase = Phrase(tuple(atoms), sort, value, capital, exactly, _needed(atoms))
            first = atoms[0]
            assert first is not None  # noqa: S101 - for the type checker
            for word in first.exact:
                self._exact[word].append(phrase)
            for word in first.prefixes:
                self._prefix[word].append(phrase)
            for word in first.suffixes:
                self._suffix[word].append(phrase)

    def _variants(self, elements: list[str]) -> list[list[str]]:
        variants: list[list[str]] = [[]]
        for element in elements:
            if element.endswith("?"):
                variants = [*variants, *([*variant, element[:-1]] for variant in variants)]
            else:
                variants = [[*variant, element] for variant in variants]
        return variants

    def _atoms(self, elements: list[str]) -> list[Atom | None]:
        atoms: list[Atom | None] = []
        for element in elements:
            if element == "..":
                atoms.append(None)
                continue
            alternatives: list[str] = []
            for part in element.split("|"):
                if part.startswith("@"):
                    if part[1:] not in self.lists:
                        raise ValueError(f"no list of words is called {part[1:]!r}")
                    alternatives += self.lists[part[1:]]
                else:
                    alternatives.append(part)
            split = [_split(alternative, self.lang, elides=self.elides) for alternative in alternatives]
            if len(split) == 1:
                atoms += [_atom([word]) for word in split[0]]
            else:
                atoms.append(_atom(words[0] if len(words) == 1 else "".join(words) for words in split))
        return atoms

    def starting_with(self, word: str) -> tuple[Phrase, ...]:
        """The patterns whose first word this may be."""
        known = self._known.get(word)
        if known is None:
            found = list(self._exact.get(word, ()))
            for length in range(1, min(len(word), LONGEST_WORD) + 1):
                found += self._prefix.get(word[:length], ())
                found += self._suffix.get(word[-length:], ())
            if len(self._known) > CACHE_LIMIT:
                self._known.clear()
            known = tuple(dict.fromkeys(found))
            if len(word) <= LONGEST_WORD:
                self._known[word] = known
        return known

    def find(self, tokens: Tokens) -> list[Match]:
        """Every cue of the text, in order; of cues of one sort the longest that covers the others."""
        return longest(self.candidates(tokens))

    def candidates(self, tokens: Tokens) -> list[Match]:
        """Every cue, also those that lie inside longer ones."""
        matches: list[Match] = []
        words, ends = tokens.words, tokens.sentences
        for first, last in ends:
            present = set(words[first:last])
            for i in range(first, last):
                for phrase in self.starting_with(words[i]):
                    if phrase.needs and phrase.needs.isdisjoint(present):
                        continue
                    if phrase.capital and not tokens.capital(i):
                        continue
                    if phrase.exactly and not tokens.text.startswith(phrase.exactly, tokens.starts[i]):
                        continue
                    end = (
                        i + 1
                        if len(phrase.atoms) == 1
                        else _follow(phrase.atoms, tokens, i + 1, last, wide=self.lang in SPLITTING)
                    )
                    if end:
                        gaps = phrase.atoms.count(None)
                        matches.append(
                            Match(i, end, phrase.sort, phrase.value, gaps > 0, len(phrase.atoms) - gaps)
                        )
        return matches


def _needed(atoms: list[Atom | None]) -> frozenset[str]:
    """The words of the rarest of the further atoms that are whole words."""
    whole = [atom.exact for atom in atoms[1:] if atom and not atom.prefixes and not atom.suffixes]
    return max(whole, key=lambda words: -len(words) * 100 + max(map(len, words)), default=frozenset())


def _follow(atoms: tuple[Atom | None, ...], tokens: Tokens, at: int, limit: int, *, wide: bool) -> int:
    """Where a pattern whose first word matched ends, or 0."""
    words = tokens.words
    for k in range(1, len(atoms)):
        atom = atoms[k]
        if atom is None:
            continue
        if atoms[k - 1] is None:
            at = _reach(
                atom, tokens, at, limit, WIDE_GAP if wide else GAP_LIMIT, closing=wide and k == len(atoms) - 1
            )
            if not at:
                return 0
        elif at >= limit or not atom.accepts(words[at]):
            return 0
        at += 1
    return at


def _reach(atom: Atom, tokens: Tokens, at: int, limit: int, gap: int, *, closing: bool) -> int:
    """Where the word after a gap stands, or 0. A particle ("stockt … auf") that is also a preposition must close its part."""
    for i in range(at, min(limit, at + gap + 1)):
        if i - at > GAP_LIMIT and tokens.gaps[i - 1] & ~HYPHEN:
            return 0
        if atom.accepts(tokens.words[i]) and (
            not closing or tokens.words[i] not in PARTICLES or _closes(tokens, i, limit)
        ):
            return i
    return 0


def _closes(tokens: Tokens, i: int, limit: int) -> bool:
    return i + 1 >= limit or bool(tokens.gaps[i]) or tokens.words[i + 1] in AND


def longest(matches: list[Match]) -> list[Match]:
    """Without those that lie inside a longer one of the same sort."""
    by_sort: dict[str, list[Match]] = defaultdict(list)
    for match in matches:
        by_sort[match.sort].append(match)
    kept: list[Match] = []
    for group in by_sort.values():
        group.sort(key=lambda match: (match.first, -match.last, -match.size))
        reach, owner = -1, Match(-1, -1, "", "")
        for match in group:
            same = (match.first, match.last) == (owner.first, owner.last)
            # "kommt … nicht infrage" says more than "kommt … infrage" on the same words
            poorer = same and match.sort == "stance" and match.size < owner.size
            inside = (match.last <= reach and not same) or poorer
            if not inside:
                kept.append(match)
                if match.last > reach:
                    reach, owner = match.last, match
    kept.sort()
    return list(dict.fromkeys(kept))
