"""Words, gaps and sentences, with their places in the text as it is.

Everything later works on word numbers; only this module and `spans` know code points. One pass, no backtracking.
"""

import itertools
import re
import unicodedata
from functools import lru_cache

JOINED = "\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff"  # accents on their own and marks that nobody sees
WORD = rf"[^\W\d_][\w{JOINED}]*"
NUMBER = r"\d+(?:[.,'’\u00a0\u202f ]\d{3})+(?!\d)(?:[.,]\d+)?|\d+(?:[.,]\d+)?"
TOKEN = re.compile(rf"{NUMBER}|{WORD}(?:['’ʼ`´′]{WORD})*")
DROP = re.compile(r"[\u0300-\u036f\u00ad\u200b-\u200d\u2060\ufeff]")
APOSTROPHE = re.compile(r"['’ʼ`´′]")
ENGLISH_TAILS = {"s", "re", "ll", "ve", "d", "m"}

LONGEST_CHAIN = 80  # letters of a chain of words with apostrophes that is still cut up
LONGEST = 150  # words after which a sentence ends by force, so that no text takes quadratic time
COMMA, STRONG, STOP, PARAGRAPH, QUOTE, COLON, HYPHEN, PAREN = 1, 2, 4, 8, 16, 32, 64, 128
MARKS = {
    ",": COMMA, "،": COMMA, ";": STRONG, ":": COLON, "–": STRONG, "—": STRONG, "(": PAREN, ")": PAREN,
    "!": STOP, "?": STOP, "…": STOP, ".": STOP, "\n": PARAGRAPH, "\r": PARAGRAPH, "\u2028": PARAGRAPH, "\u2029": PARAGRAPH,
    '"': QUOTE, "«": QUOTE, "»": QUOTE, "“": QUOTE, "”": QUOTE, "„": QUOTE, "‹": QUOTE, "›": QUOTE, "-": HYPHEN,
}  # fmt: skip


class Tokens:
    """The words of a text: `words` folded, `starts` and `ends` in the text, `gaps` the marks after each word."""

    __slots__ = ("ends", "gaps", "questions", "sentence", "sentences", "starts", "text", "words")

    def __init__(self, text: str) -> None:
        self.text = text
        self.words: list[str] = []
        self.starts: list[int] = []
        self.ends: list[int] = []
        self.gaps: list[int] = []
        self.sentence: list[int] = []
        self.sentences: list[tuple[int, int]] = []
        self.questions: set[int] = set()

    def __len__(self) -> int:
        return len(self.words)

    def capital(self, i: int) -> bool:
        return self.text[self.starts[i]].isupper()

    def original(self, i: int) -> str:
        return self.text[self.starts[i] : self.ends[i]]


@lru_cache(maxsize=4096)
def marks(gap: str) -> int:
    """Which marks stand in a gap."""
    found = 0
    for mark in gap:
        found |= MARKS.get(mark, 0)
    if found & HYPHEN and " " in gap:
        found = (found & ~HYPHEN) | STRONG
    if found & STOP and not any(mark.isspace() for mark in gap) and not found & QUOTE:
        found &= ~STOP
    return found


def fold(word: str) -> str:
    """A word as the lexicon writes it: composed, without invisible marks, in lower case, one kind of apostrophe."""
    if not word.isascii():
        word = (
            DROP.sub("", unicodedata.normalize("NFC", word))
            .replace("’", "'")
            .replace("ʼ", "'")
            .replace("`", "'")
            .replace("´", "'")
            .replace("′", "'")
        )
    return word.casefold()


def _pieces(word: str, *, elides: bool, english: bool, keeps: bool) -> list[tuple[int, int]]:
    """Where a word with an apostrophe is cut: n'exclut after it, Poland's before it, won't before the n; об'єднати never."""
    if keeps:
        return [(0, len(word))]
    cuts: list[int] = []
    for match in APOSTROPHE.finditer(word):
        at = match.start()
        if elides:
            cuts.append(match.end())
        elif english and word[match.end() :].casefold() == "t" and word[at - 1].casefold() == "n" and at > 1:
            cuts.append(at - 1)
        elif not english or word[match.end() :].casefold() in ENGLISH_TAILS:
            cuts.append(at)
    bounds = [0, *cuts, len(word)]
    return [(a, b) for a, b in itertools.pairwise(bounds) if b > a]


def tokenize(
    text: str, lang: str, *, elides: bool = False, abbreviations: frozenset[str] = frozenset()
) -> Tokens:
    """The words and sentences of a text."""
    tokens = Tokens(text)
    words, starts, ends = tokens.words, tokens.starts, tokens.ends
    english, keeps = lang == "en", lang in {"uk", "ru", "be"}
    for match in TOKEN.finditer(text):
        word, at = match.group(), match.start()
        if len(word) <= LONGEST_CHAIN and APOSTROPHE.search(word) and not word[0].isdigit():
            for a, b in _pieces(word, elides=elides, english=english, keeps=keeps):
                words.append(fold(word[a:b]))
                starts.append(at + a)
                ends.append(at + b)
        else:
            words.append(fold(word))
            starts.append(at)
            ends.append(match.end())
    _sentences(tokens, lang, abbreviations)
    return tokens


def _sentences(tokens: Tokens, lang: str, abbreviations: frozenset[str]) -> None:
    text, starts, ends = tokens.text, tokens.starts, tokens.ends
    first, number, last = 0, 0, len(tokens) - 1
    for i in range(len(tokens)):
        gap = text[ends[i] : starts[i + 1]] if i < last else text[ends[i] :][:40]
        found = 0 if gap == " " else marks(gap)
        tokens.sentence.append(number)
        if (
            i == last
            or i - first >= LONGEST
            or found & PARAGRAPH
            or (found & STOP and _ends(tokens, i, gap, lang, abbreviations))
        ):
            if "?" in gap:
                tokens.questions.add(number)
            tokens.sentences.append((first, i + 1))
            first, number = i + 1, number + 1
        elif found & STOP:
            found &= ~STOP
        tokens.gaps.append(found)


def _ends(tokens: Tokens, i: int, gap: str, lang: str, abbreviations: frozenset[str]) -> bool:
    """Whether the full stop after word i ends the sentence."""
    following = tokens.text[tokens.starts[i + 1]]
    if "." not in gap or "!" in gap or "?" in gap:
        return following.isupper() or following.isdigit() or not following.islower()
    word = tokens.words[i]
    if following.islower() or word in abbreviations:
        return False
    if len(word) == 1 and word.isalpha() and tokens.capital(i):
        return False
    return not (lang in {"de", "fi", "cs", "sk", "da", "no", "hr"} and word.isdigit() and len(word) <= 2)
