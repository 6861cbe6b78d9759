"""A text laid out for reading: its sentences with the cues found in each, cut into clauses."""

from collections import defaultdict
from dataclasses import dataclass, field
from datetime import date

from coalition.codebook.traits import Stance
from coalition.readings.readers.rules.lexical.language import Language
from coalition.readings.readers.rules.lexical.patterns import Match, longest
from coalition.readings.readers.rules.lexical.tokens import (
    COLON,
    COMMA,
    PARAGRAPH,
    PAREN,
    STRONG,
    Tokens,
    tokenize,
)

DENYING = {Stance.REFUSAL, Stance.DOUBT, Stance.WITHDRAWAL}
ASYNDETIC = {"uk", "pl"}  # languages that string main clauses together with commas


@dataclass(slots=True)
class Sentence:
    """One sentence: words `first` to `last` (exclusive), its cues by sort."""

    number: int
    first: int
    last: int
    cues: dict[str, list[Match]] = field(default_factory=lambda: defaultdict(list))
    question: bool = False
    opens_paragraph: bool = False

    def of(self, sort: str) -> list[Match]:
        return self.cues.get(sort, [])

    def has(self, sort: str) -> bool:
        return bool(self.cues.get(sort))


def _meant(matches: list[Match]) -> list[Match]:
    """Without stances whose "not" denies nothing: the "will not" of "will not only" and of "will not hesitate"."""
    harmless: dict[int, list[Match]] = defaultdict(list)
    for match in matches:
        if match.sort == "negation" and match.value == "no":
            for i in range(match.first, match.last):
                harmless[i].append(match)
    opened = _opened(matches)
    if not harmless and not opened:
        return matches
    return [
        match
        for match in matches
        if match.sort != "stance"
        or not (
            (match.value == Stance.REFUSAL and any(_opens(match, other) for other in opened))
            or any(
                _leans_on(match, other)
                for i in range(match.first, match.last)
                for other in harmless.get(i, ())
            )
        )
    ]


def _opened(matches: list[Match]) -> list[Match]:
    """Cues of openness that begin or end with a "not" of their own: "not averse", "schliesst nicht mehr aus"."""
    denials = {match.first for match in matches if match.sort == "negation" and match.value == "yes"}
    return [
        match
        for match in matches
        if match.sort == "stance"
        and match.value == Stance.OPENNESS
        and any(i in denials for i in range(match.first, match.last))
    ]


def _opens(refused: Match, opened: Match) -> bool:
    """Whether the "not" of a refusal belongs to a cue of openness: "nicht .. schicken" to "nicht abgeneigt"."""
    if refused.gapped:
        return opened.first <= refused.first < opened.last <= refused.last and refused.size <= opened.size
    return (
        refused.last - 1 == opened.first and refused.first < opened.first and refused.size < opened.size + 1
    )


def _leans_on(stance: Match, harmless: Match) -> bool:
    """Whether a cue takes its "not" from a harmless one whose words it overlaps, without telling more than it."""
    if stance.gapped and stance.first == harmless.first and harmless.last < stance.last:
        return True  # "not [only] .. decided"
    covers = stance.first <= harmless.first and harmless.last <= stance.last and stance.size > harmless.size
    return stance.value in DENYING and not covers


class Document:
    """The text as the reader sees it."""

    def __init__(self, text: str, language: Language, on: date | None) -> None:
        self.language = language
        self.on = on
        self.last_stance = ""  # taken in the sentence before
        self.tokens: Tokens = tokenize(
            text, language.lang, elides=language.lexicon.elides, abbreviations=language.abbreviations
        )
        self.sentences = [Sentence(n, a, b) for n, (a, b) in enumerate(self.tokens.sentences)]
        for match in longest(_meant(language.patterns.candidates(self.tokens))):
            self.sentences[self.tokens.sentence[match.first]].cues[match.sort].append(match)
        self.tells_poll = any(sentence.has("polls") for sentence in self.sentences)
        gaps = self.tokens.gaps
        for sentence in self.sentences:
            sentence.question = sentence.number in self.tokens.questions
            sentence.opens_paragraph = sentence.first == 0 or bool(gaps[sentence.first - 1] & PARAGRAPH)
        self.clause = [0] * len(self.tokens)
        self.chunk = [0] * len(self.tokens)
        self.contrasted: set[tuple[int, int]] = set()  # clauses that begin with "but" or "while"
        for sentence in self.sentences:
            self._cut(sentence)

    def _cut(self, sentence: Sentence) -> None:
        """Numbers the clauses (cut at semicolons, dashes, "but") and the chunks (cut at every comma and joint)."""
        verbs = self._verbs(sentence)
        contrasts = self._turns(sentence, verbs)
        subjects = {match.first for match in sentence.of("who")}
        fronted = any(
            match.first == sentence.first for match in sentence.of("contrast")
        )  # "While Spain refuses, it will": the main clause begins at the comma
        joints = {match.first for match in sentence.of("joints")}
        clause = chunk = 0
        opened = sentence.first
        for i in range(sentence.first, sentence.last):
            gap = self.tokens.gaps[i - 1] if i > sentence.first else 0
            turn = fronted and gap & COMMA and any(at in subjects for at in (i, i + 1))
            turn = turn or (gap & COMMA and self._goes_on(sentence, opened, i, subjects, verbs))
            if i > sentence.first and (gap & (STRONG | COLON) or i in contrasts or turn):
                fronted = fronted and not turn
                if i - opened > 1:
                    clause += 1
                opened = i
                chunk += 1
                if i in contrasts:
                    self.contrasted.add((sentence.number, clause))
            elif gap & (COMMA | PAREN) or i in joints:
                chunk += 1
            self.clause[i] = clause
            self.chunk[i] = chunk

    def _verbs(self, sentence: Sentence) -> list[int]:
        """Where something is done, promised or refused."""
        if self.language.lang not in ASYNDETIC:
            return []
        stances = [match.first for match in sentence.of("stance") if match.value]
        acts = [match.first for match in sentence.of("act") if match.value != "any"]
        return sorted({*stances, *acts, *(match.first for match in sentence.of("modal"))})

    def _goes_on(
        self, sentence: Sentence, opened: int, at: int, subjects: set[int], verbs: list[int]
    ) -> bool:
        """Whether somebody else with a verb of his own follows a comma: "Paris is ready, Berlin hesitates"."""
        if not verbs or sentence.has("ifs"):
            return False
        joined = self.tokens.words[at] in self.language.lexicon.conjunctions
        starts = at in subjects or (joined and at + 1 in subjects)
        if not starts or not any(opened <= i < at for i in subjects):
            return False
        end = next((i for i in range(at + 1, sentence.last) if self.tokens.gaps[i - 1]), sentence.last)
        said = any(at <= match.first < end for match in sentence.of("reporting"))
        own = any(at < i < end for i in verbs)
        return own and not said and any(opened <= i < at for i in verbs)

    def _turns(self, sentence: Sentence, verbs: list[int]) -> set[int]:
        """Where a contrast begins: at "but", or at the last comma before an adverb like "however" inside a clause."""
        gaps, turns = self.tokens.gaps, set[int]()
        for match in sentence.of("contrast"):
            at = match.first
            joins = match.last - at == 1 and self.tokens.words[at] in self.language.lexicon.conjunctions
            if joins and (at == sentence.first or not gaps[at - 1] & COMMA):
                continue  # "та" is "and", after a comma "but"
            if self.tokens.words[at] in self.language.contrast_adverbs:
                if verbs and not any(i < at for i in verbs):
                    continue  # nothing is said yet that it could turn
                if at > sentence.first and gaps[at - 1] & gaps[match.last - 1] & COMMA:
                    at -= 1  # "to send soldiers, however, is": the clause began before
                while at > sentence.first and not gaps[at - 1] & (COMMA | STRONG | COLON):
                    at -= 1
            turns.add(at)
        return turns

    def words(self, match: Match) -> str:
        """The words of a cue as the text writes them."""
        return self.tokens.text[self.tokens.starts[match.first] : self.tokens.ends[match.last - 1]]
