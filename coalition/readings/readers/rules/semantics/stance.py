"""Which cue of stance governs which kind."""

from coalition.codebook.traits import SCALE, Stance, Trait
from coalition.readings.readers.rules.lexical.patterns import Match
from coalition.readings.readers.rules.lexical.tokens import QUOTE
from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance_cues import (
    AFFIRMED,
    Cue,
    negations,
)
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import Mention

FAR = 30
PLAINNESS = 6  # words by which a plainer cue may stand farther off
LEANING = 3  # words between two cues of which one governs the other ("ready to discuss")
GOVERNING = (
    6  # words from a verb of refusing or doubting to the auxiliary below it ("excluded that it could")
)
ALLOWING = 9  # words from a decision to the "may" below it
VERB_LAST = {"de", "nl"}
DENIES_LATE = {"de", "nl", "sv", "fi"}  # languages whose soldiers stand before what is denied of them
DENIED = 6  # words from the soldiers to the negation
AUXILIARY = (
    "will", "woll", "möcht", "mag", "wil", "wou", "kann", "könn", "kan", "kun", "wird", "werd", "würd", "zal", "zou",
)  # fmt: skip
TURNING = {Stance.REFUSAL, Stance.WITHDRAWAL, Stance.DOUBT, Stance.OPENNESS}


def distance(doc: Document, cue: Cue, kind: KindCue) -> int:
    """Words between a cue and a kind, with a surcharge for every comma and clause crossed."""
    if cue.last <= kind.first:
        gap = kind.first - cue.last
    elif kind.last <= cue.first:
        gap = cue.first - kind.last + 1
    else:
        return 0
    gap += 4 * abs(doc.chunk[cue.first] - doc.chunk[kind.first])
    return gap + 14 * abs(doc.clause[cue.first] - doc.clause[kind.first])


def governing(
    doc: Document, sentence: Sentence, kind: KindCue, cues: list[Cue], mentions: list[Mention]
) -> Cue | None:
    """The cue that tells how firmly this kind is meant, or None."""
    same = [cue for cue in cues if doc.clause[cue.first] == doc.clause[kind.first]]
    same = [cue for cue in same if not _supposed(doc, sentence, cue, kind)]
    below = sentence.of("joints") + sentence.of("whether")
    same = [cue for cue in same if not _cut_off(cue, kind, same, mentions, below)]
    asked = any(doc.clause[match.first] == doc.clause[kind.first] for match in sentence.of("whether"))
    unsure = [cue for cue in same if cue.status == Stance.DOUBT]
    if asked and unsure:
        return unsure[0]
    denied = _denied_noun(doc, sentence, kind)
    if (
        denied is not None
        and doc.language.rules.has(kind.kind, Trait.GUARANTEE)
        and _waiting(sentence, denied)
    ):
        return None  # "not without American cover"
    if denied is not None:
        near = [cue for cue in unsure if distance(doc, cue, kind) < 8]
        return near[0] if near else denied
    if not any(cue.strength >= 2 for cue in same):
        verb = _denied_verb(doc, sentence, kind)
        if verb is not None:
            return verb
    ranked = sorted(same, key=lambda cue: distance(doc, cue, kind) - PLAINNESS * cue.strength)
    undecided = [
        cue
        for cue in unsure
        if cue.negated or (ranked[0].last <= cue.first and doc.chunk[cue.first] == doc.chunk[ranked[0].first])
    ]
    if ranked and ranked[0].status == Stance.DECISION and undecided:
        return undecided[0]  # "a decision on soldiers has not been taken"
    if ranked and ranked[0].status == Stance.OPENNESS:
        ruled = _ruled(ranked[0], same, sentence.of("joints"))
        if ruled is not None:
            return ruled
    if ranked and distance(doc, ranked[0], kind) <= FAR:
        own = _begun(doc, ranked[0], kind, same)
        if own is not None:
            return own
        supposed = _rejected(doc, sentence, ranked[0], kind, same, mentions)
        near = _unshared(doc, sentence, ranked[0], same)
        near = [cue for cue in near if not _busy(doc, sentence, cue, ranked[0])]
        leaning = _leaning(ranked[0], near, _closing(doc, ranked[0], same))
        return supposed or _trailing(doc, leaning, same)
    return _carried(doc, sentence, kind, cues)


def _begun(doc: Document, best: Cue, kind: KindCue, same: list[Cue]) -> Cue | None:
    """What an "and" begins after a refusal of something else: "does not want to wait and will send soldiers"."""
    if best.status != Stance.REFUSAL:
        return None
    for other in reversed(same):
        if (
            best.last <= other.first
            and other.last <= kind.first + 1
            and other.status in AFFIRMED
            and not other.negated
        ):
            begins = doc.tokens.words[other.first - 1] in doc.language.lexicon.conjunctions
            return other if begins else None
    return None


def _rejected(
    doc: Document, sentence: Sentence, best: Cue, kind: KindCue, same: list[Cue], mentions: list[Mention]
) -> Cue | None:
    """What is said of an idea that is only the subject: "the possibility of sending soldiers is off the table"."""
    if best.status != Stance.OPENNESS or not any(
        match.first < best.last and best.first < match.last for match in sentence.of("suppositions")
    ):
        return None
    for other in same:
        firm = other.strength == 3 and other.status in {Stance.REFUSAL, Stance.DOUBT}
        if not firm or other.first < kind.last or doc.chunk[other.first] != doc.chunk[kind.first]:
            continue
        between = (m for m in mentions if kind.last <= m.first < other.first and m.foreign and not m.oblique)
        if all(m.role in {"adjective", "possessive"} for m in between):
            return other
    return None


def _waiting(sentence: Sentence, cue: Cue) -> bool:
    """Whether a negation is a "without", which only tells what is waited for."""
    return any(match.first <= cue.first < match.last for match in sentence.of("condition_links"))


def _supposed(doc: Document, sentence: Sentence, cue: Cue, kind: KindCue) -> bool:
    """Whether a cue stands below an "if" and the kind does not: "could go if the Americans promise support"."""
    for match in sentence.of("ifs"):
        if not match.last <= cue.first:
            continue
        if kind.last <= match.first or (
            doc.chunk[match.first] == doc.chunk[cue.first] != doc.chunk[kind.first] and kind.first > cue.first
        ):
            return True
    return False


def _cut_off(cue: Cue, kind: KindCue, same: list[Cue], mentions: list[Mention], below: list[Match]) -> bool:
    """Whether somebody else's verb stands between: "France refuses to go and Spain will send soldiers"."""
    if cue.last > kind.first:
        return False
    verbs = [other for other in same if other.strength >= 2 and other.last <= kind.first]
    for mention in mentions:
        between = cue.last <= mention.first < kind.first and not mention.oblique
        if not between or mention.role in {"adjective", "possessive"}:
            continue
        asked = cue.status in TURNING and any(cue.last <= match.last <= mention.first for match in below)
        if not asked and any(mention.last <= verb.first for verb in verbs):
            return True
    return False


def _denied_noun(doc: Document, sentence: Sentence, kind: KindCue) -> Cue | None:
    """ "no soldiers", "keine Soldaten": a refusal without a verb of refusing."""
    stances = [match for match in sentence.of("stance") if match.value]
    for match in negations(sentence):
        if doc.chunk[match.first] != doc.chunk[kind.first]:
            continue
        if any(stance.first <= match.first and match.last < stance.last for stance in stances):
            continue  # "does not rule out soldiers" is no "no soldiers"
        floating = match.last == sentence.last or doc.chunk[match.last] != doc.chunk[match.first]
        inside = match.gapped and match.first < kind.first < match.last  # "weder Soldaten noch Waffen"
        if (
            inside
            or 0 <= kind.first - match.last <= 1
            or (floating and match.first >= kind.last and doc.language.lang in {"de", "nl"})
        ):
            last = match.first + 1 if inside else match.last
            return Cue(match.first, last, Stance.REFUSAL, 3, negated=True)
    return None


def _closing(doc: Document, best: Cue, same: list[Cue]) -> Cue | None:
    """The German or Dutch infinitive that closes what an auxiliary opened: "will Soldaten nicht ausschliessen"."""
    if doc.language.lang not in VERB_LAST or not doc.tokens.words[best.first].startswith(AUXILIARY):
        return None
    closing = [
        cue
        for cue in same
        if cue.first > best.last
        and cue.strength == 3
        and cue.status in TURNING
        and doc.chunk[cue.first] == doc.chunk[best.first]
    ]
    return closing[-1] if closing else None


def _denied_verb(doc: Document, sentence: Sentence, kind: KindCue) -> Cue | None:
    """ "Landmachteenheden zitten er niet in", "sotilaita Ukrainassa ei nähdä": whatever soldiers of theirs do, they do not."""
    people = doc.language.rules.has(kind.kind, Trait.PEOPLE)
    if doc.language.lang not in DENIES_LATE or not people or kind.weak:
        return None
    said = [m for m in sentence.of("stance") if doc.clause[m.first] == doc.clause[kind.first] and m.value]
    for match in negations(sentence):
        near = kind.last <= match.first <= kind.last + DENIED
        if near and not said and not match.gapped and doc.chunk[match.first] == doc.chunk[kind.first]:
            return Cue(match.first, match.last, Stance.REFUSAL, 2, negated=True)
    return None


def _trailing(doc: Document, best: Cue, same: list[Cue]) -> Cue:
    """The German or Dutch auxiliary that closes a clause: "which they want to pay" ("überweisen wollen") promises less."""
    if doc.language.lang not in VERB_LAST or best.status not in {Stance.PROMISE, Stance.DEED}:
        return best
    for other in same:
        auxiliary = doc.tokens.words[other.first].startswith(AUXILIARY) and not other.negated
        if auxiliary and other.first == best.last and other.last - other.first == 1:
            return Cue(best.first, other.last, other.status, 3) if _rank(other) < _rank(best) else best
    return best


def _unshared(doc: Document, sentence: Sentence, best: Cue, same: list[Cue]) -> list[Cue]:
    """Without cues that have an object of their own before an "and": "allowed observers and promised ships"."""
    if doc.tokens.words[best.first - 1] not in doc.language.lexicon.conjunctions:
        return same
    kinds = [match.first for match in sentence.of("kind")]
    return [cue for cue in same if not any(cue.last <= i < best.first for i in kinds)]


def _busy(doc: Document, sentence: Sentence, cue: Cue, best: Cue) -> bool:
    """Whether a cue has a kind of its own before a comma ("which will not send soldiers, wants to pay"), or stands in a
    quotation that ends before ("“We are open”, she said and promised")."""
    quotes = sum(1 for i in range(cue.last - 1, best.first) if doc.tokens.gaps[i] & QUOTE)
    return quotes % 2 == 1 or any(
        cue.last <= match.first < best.first and doc.chunk[match.first] < doc.chunk[best.first]
        for match in sentence.of("kind")
    )


def _leaning(best: Cue, same: list[Cue], closing: Cue | None = None) -> Cue:
    """The nearest cue, unless one before it governs it ("ready to discuss", "could announce", "withdrew its offer")."""
    if best.status == Stance.WITHDRAWAL:
        return best
    if closing is not None:
        return closing
    for other in same:
        gap = best.first - other.last
        if other.status == Stance.WITHDRAWAL and -LEANING <= other.first - best.last <= LEANING:
            return Cue(min(other.first, best.first), max(other.last, best.last), Stance.WITHDRAWAL, 3)
        if other is best or other.negated or gap < 0:
            continue
        near = gap <= (LEANING if best.strength == 3 else GOVERNING)
        turns = (
            other.strength == 3
            and other.status in TURNING
            and best.status not in {Stance.REFUSAL, Stance.DOUBT}
        )
        if turns and near:
            return Cue(other.first, best.last, other.status, 3)
        softer = (other.status == Stance.OPENNESS and gap <= GOVERNING) or (
            other.strength == 3 and gap <= LEANING
        )
        if softer and not best.negated and _rank(other) < _rank(best) and best.status != Stance.REFUSAL:
            return Cue(other.first, best.last, other.status, 3)
    return best


def _ruled(best: Cue, same: list[Cue], joints: list[Match]) -> Cue | None:
    """ "Parliament voted that soldiers may go": what is allowed by a decision is decided."""
    for other in same:
        if other.status != Stance.DECISION or other.negated or other.last > best.first:
            continue
        below = any(other.last <= joint.first < best.first for joint in joints)
        if below and best.first - other.last <= ALLOWING:
            return Cue(other.first, best.last, Stance.DECISION, 3)
    return None


def _rank(cue: Cue) -> int:
    return SCALE.index(Stance(cue.status)) if cue.status in SCALE else len(SCALE)


def _carried(doc: Document, sentence: Sentence, kind: KindCue, cues: list[Cue]) -> Cue | None:
    """A clause without a cue of its own goes on from the one before: after "no soldiers, but" comes an offer."""
    clause = doc.clause[kind.first]
    before = [cue for cue in cues if doc.clause[cue.first] == clause - 1]
    if not before:
        return None
    last = max(before, key=lambda cue: (cue.strength, cue.first))
    if last.status == Stance.REFUSAL:
        if (sentence.number, clause) not in doc.contrasted:
            return None
        less = doc.last_stance == Stance.OPENNESS
        return Cue(kind.first, kind.first, Stance.OPENNESS if less else Stance.INTENTION, 1)
    return Cue(last.first, last.last, last.status, 1)
