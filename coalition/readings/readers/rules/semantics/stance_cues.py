"""How firmly: cues of stance with negation applied, and the tense of what is done."""

from dataclasses import dataclass

from coalition.codebook.traits import BINDING, WILLING, Stance
from coalition.readings.readers.rules.lexical.patterns import Match
from coalition.readings.readers.rules.semantics.conditions import ConditionMention
from coalition.readings.readers.rules.syntax.document import Document, Sentence

# What a stance becomes when it is denied; nothing where that says nothing.
NEGATED: dict[str, str] = {
    Stance.PROMISE: Stance.REFUSAL,
    Stance.INTENTION: Stance.REFUSAL,
    Stance.DECISION: Stance.DOUBT,
    Stance.OPENNESS: Stance.REFUSAL,
    Stance.REFUSAL: Stance.OPENNESS,
    Stance.DEED: Stance.REFUSAL,
    Stance.WITHDRAWAL: "",
    Stance.DOUBT: "",
}
AFFIRMED = WILLING | BINDING
AFTER = {"de", "nl", "sv"}  # languages that deny a verb after it
FAR_REACH = 8  # the same after an auxiliary or a verb of doing ("werde es in der Ukraine nicht geben")
VERB_LAST = {"de", "nl"}
BELOW = 2  # words between an auxiliary and its verb
REACH = 4  # words between a negation and what it denies


@dataclass(slots=True, frozen=True)
class Cue:
    """A stance found at words `first` to `last`."""

    first: int
    last: int
    status: str  # a stance
    strength: int  # 3 explicit, 2 an auxiliary with a verb, 1 a tense alone
    negated: bool = False


def negations(sentence: Sentence) -> list[Match]:
    return [match for match in sentence.of("negation") if match.value == "yes"]


def stance_cues(doc: Document, sentence: Sentence, condition_mentions: list[ConditionMention]) -> list[Cue]:
    """All cues of a sentence, in order; what only words a condition ("needs the approval of") is none."""
    denials = negations(sentence)
    cues: list[Cue] = []
    taken: set[int] = set()
    for match in sentence.of("stance"):
        taken.update(range(match.first, match.last))
    for match in sentence.of("stance"):
        if not match.value or any(
            condition.first <= match.first and match.last <= condition.last
            for condition in condition_mentions
            if condition.slug != doc.language.rules.unspecified
        ):
            continue
        status, negated = match.value, False
        if status == Stance.DECISION and any(
            condition.first - 1 <= match.first and match.last <= condition.last + 1
            for condition in condition_mentions
        ):
            continue
        if _denied(doc, match, denials, after=doc.language.lang in AFTER):
            status, negated = NEGATED[status], True
        if status:
            cues.append(Cue(match.first, match.last, status, 3, negated))
    supposed = {match.first for match in sentence.of("ifs")}
    idle = {match.first for match in sentence.of("idle")}
    acts = [  # "provided" may be an "if"
        match for match in sentence.of("act") if match.first not in supposed and match.first not in idle
    ]
    free = [denial for denial in denials if not _opens(sentence, denial)]
    for match in sentence.of("modal"):
        if match.value == "should" or match.first in taken or _infinitive(doc, sentence, match):
            continue
        if _idle(doc, sentence, match, acts):
            continue
        negated = _denied_modal(doc, match, denials)
        if negated and not _denied_modal(doc, match, free):
            continue  # "would not be averse": what is denied is the aversion
        cues.append(Cue(match.first, match.last, _modal(sentence, match.value, negated=negated), 2, negated))
    for match in acts:
        status = _tense(doc, match)
        if status and not any(i in taken for i in range(match.first, match.last)):
            negated = _denied(doc, match, denials, after=doc.language.lang == "de")
            if negated:
                status = Stance.REFUSAL if match.value != "past" else ""
            if status:
                cues.append(
                    Cue(match.first, match.last, status, 1 if status != Stance.PROMISE else 2, negated)
                )
    cues += _declined(doc, sentence, acts, denials)
    cues.sort(key=lambda cue: cue.first)
    return cues


def _denied_modal(doc: Document, match: Match, denials: list[Match]) -> bool:
    english = doc.language.lang == "en"
    return _denied(doc, match, denials, after=not english) or any(
        0 <= denial.first - match.last <= 1 for denial in denials if english
    )


def _opens(sentence: Sentence, denial: Match) -> bool:
    """Whether a negation begins a cue of openness ("not averse", "nicht abgeneigt")."""
    return any(
        match.value == Stance.OPENNESS and match.first == denial.first and match.last > denial.last
        for match in sentence.of("stance")
    )


def _infinitive(doc: Document, sentence: Sentence, match: Match) -> bool:
    """Whether a German "werden" only closes what another auxiliary of its clause began ("könnten stationiert werden")."""
    return doc.tokens.words[match.first] == "werden" and any(
        other.first < match.first and doc.clause[other.first] == doc.clause[match.first]
        for other in sentence.of("modal")
    )


def _declined(doc: Document, sentence: Sentence, acts: list[Match], denials: list[Match]) -> list[Cue]:
    """ "But not take part": a verb denied in a clause of contrast that leaves its auxiliary out."""
    helped = {doc.clause[match.first] for sort in ("modal", "stance") for match in sentence.of(sort)}
    return [
        Cue(denial.first, act.last, Stance.REFUSAL, 2, negated=True)
        for act in acts
        for denial in denials
        if act.value == "any"
        and 0 <= act.first - denial.last <= 1
        and doc.clause[act.first] not in helped
        and (sentence.number, doc.clause[act.first]) in doc.contrasted
    ]


def _idle(doc: Document, sentence: Sentence, modal: Match, acts: list[Match]) -> bool:
    """Whether an auxiliary only announces talk ("will discuss sending soldiers", "wird über Soldaten beraten")."""
    clause = doc.clause[modal.first]
    idle = [
        match
        for match in sentence.of("idle")
        if match.first >= modal.last and doc.clause[match.first] == clause
    ]
    if doc.language.lang in VERB_LAST:
        acting = max((act.first for act in acts if doc.clause[act.first] == clause), default=-1)
        return any(
            match.first > acting and doc.chunk[match.first] == doc.chunk[modal.first] for match in idle
        )
    acting = min(
        (a.first for a in acts if a.first > modal.first and doc.clause[a.first] == clause), default=-1
    )
    return any(match.first - modal.last <= BELOW and not 0 <= acting < match.first for match in idle)


def _modal(sentence: Sentence, strength: str, *, negated: bool) -> str:
    if negated:
        return Stance.REFUSAL
    if strength == "could":
        return Stance.OPENNESS
    if strength == "would":
        return Stance.PROMISE if sentence.has("reporting") else Stance.INTENTION
    return Stance.PROMISE


def _bare(doc: Document, match: Match) -> bool:
    """Whether a German or Dutch plural is an infinitive: the last word of its part ("Soldaten stellen kann")."""
    if doc.language.lang not in VERB_LAST or not doc.tokens.words[match.first].endswith("en"):
        return False
    modals = doc.language.lexicon.modals
    following = match.last if match.last < len(doc.tokens) else match.first
    closing = doc.tokens.words[following] in {*modals.will, *modals.would, *modals.could, *modals.should}
    return (
        closing
        or doc.chunk[following] != doc.chunk[match.first]
        or doc.tokens.sentence[following] != (doc.tokens.sentence[match.first])
        or following == match.first
    )


def _tense(doc: Document, match: Match) -> str:
    if match.value == "future":
        return "" if _bare(doc, match) else Stance.PROMISE
    if match.value in {"past", "present"}:
        return Stance.DEED
    if match.value == "conditional":
        return Stance.INTENTION
    acts, word = doc.language.lexicon.acts, doc.tokens.words[match.first]
    if acts.conditional_endings and word.endswith(acts.conditional_endings):
        return Stance.OPENNESS
    if acts.future_endings and word.endswith(acts.future_endings):
        return Stance.PROMISE
    return ""


def _denied(doc: Document, match: Match, denials: list[Match], *, after: bool = False) -> bool:
    """Whether a negation of the same chunk stands shortly before the cue (or after, where the language puts it there)."""
    if any(match.first <= denial.first and denial.last <= match.last for denial in denials):
        # A denial that belongs to the cue is its meaning; one that stands in its gap denies it ("hat noch nicht entschieden").
        return match.gapped and match.value in AFFIRMED
    for denial in denials:
        same = doc.chunk[denial.first] == doc.chunk[match.first]
        if same and 0 <= match.first - denial.last <= REACH:
            return True
        joined = any(
            doc.tokens.words[i] in doc.language.lexicon.conjunctions for i in range(match.last, denial.first)
        )  # "hält sich heraus und entsendet keine Soldaten" denies the second verb
        if (
            same
            and after
            and not joined
            and 0 <= denial.first - match.last <= (FAR_REACH if match.sort != "stance" else REACH - 2)
        ):
            return True
    return False
