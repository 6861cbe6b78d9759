"""Which cue of stance governs which kind."""

from coalition.readings.readers.rules.lexical.patterns import Match
from coalition.readings.readers.rules.lexical.tokens import QUOTE
from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance_cues import (
    AFFIRMED,
    LADDER,
    Cue,
    negations,
)
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.mentions import Mention

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
    "will",
    "woll",
    "möcht",
    "mag",
    "wil",
    "wou",
    "kann",
    "könn",
    "kan",
    "kun",
    "wird",
    "werd",
    "würd",
    "zal",
    "zou",
)
TURNING = {"refused", "withdrawn", "unclear", "open"}


def distance(scene: Document, cue: Cue, kind: KindCue) -> int:
    """Words between a cue and a kind, with a surcharge for every comma and clause crossed."""
    if cue.last <= kind.first:
        gap = kind.first - cue.last
    elif kind.last <= cue.first:
        gap = cue.first - kind.last + 1
    else:
        return 0
    gap += 4 * abs(scene.chunk[cue.first] - scene.chunk[kind.first])
    return gap + 14 * abs(scene.clause[cue.first] - scene.clause[kind.first])


def governing(
    scene: Document, sentence: Sentence, kind: KindCue, cues: list[Cue], mentions: list[Mention]
) -> Cue | None:
    """The cue that tells how firmly this kind is meant, or None."""
    same = [cue for cue in cues if scene.clause[cue.first] == scene.clause[kind.first]]
    same = [cue for cue in same if not _supposed(scene, sentence, cue, kind)]
    below = sentence.of("joints") + sentence.of("whether")
    same = [cue for cue in same if not _cut_off(cue, kind, same, mentions, below)]
    asked = any(scene.clause[match.first] == scene.clause[kind.first] for match in sentence.of("whether"))
    unsure = [cue for cue in same if cue.status == "unclear"]
    if asked and unsure:
        return unsure[0]
    denied = _denied_noun(scene, sentence, kind)
    if denied is not None and kind.kind == "backstop" and _waiting(sentence, denied):
        return None  # "not without American cover"
    if denied is not None:
        near = [cue for cue in unsure if distance(scene, cue, kind) < 8]
        return near[0] if near else denied
    if not any(cue.strength >= 2 for cue in same):
        verb = _denied_verb(scene, sentence, kind)
        if verb is not None:
            return verb
    ranked = sorted(same, key=lambda cue: distance(scene, cue, kind) - PLAINNESS * cue.strength)
    undecided = [
        cue
        for cue in unsure
        if cue.negated
        or (ranked[0].last <= cue.first and scene.chunk[cue.first] == scene.chunk[ranked[0].first])
    ]
    if ranked and ranked[0].status == "decided" and undecided:
        return undecided[0]  # "a decision on soldiers has not been taken"
    if ranked and ranked[0].status == "open":
        ruled = _ruled(ranked[0], same, sentence.of("joints"))
        if ruled is not None:
            return ruled
    if ranked and distance(scene, ranked[0], kind) <= FAR:
        own = _begun(scene, ranked[0], kind, same)
        if own is not None:
            return own
        supposed = _rejected(scene, sentence, ranked[0], kind, same, mentions)
        near = _unshared(scene, sentence, ranked[0], same)
        near = [cue for cue in near if not _busy(scene, sentence, cue, ranked[0])]
        leaning = _leaning(ranked[0], near, _closing(scene, ranked[0], same))
        return supposed or _trailing(scene, leaning, same)
    return _carried(scene, sentence, kind, cues)


def _begun(scene: Document, best: Cue, kind: KindCue, same: list[Cue]) -> Cue | None:
    """What an "and" begins after a refusal of something else: "does not want to wait and will send soldiers"."""
    if best.status != "refused":
        return None
    for other in reversed(same):
        if (
            best.last <= other.first
            and other.last <= kind.first + 1
            and other.status in AFFIRMED
            and not other.negated
        ):
            begins = scene.tokens.words[other.first - 1] in scene.language.lexicon.conjunctions
            return other if begins else None
    return None


def _rejected(
    scene: Document, sentence: Sentence, best: Cue, kind: KindCue, same: list[Cue], mentions: list[Mention]
) -> Cue | None:
    """What is said of an idea that is only the subject: "the possibility of sending soldiers is off the table"."""
    if best.status != "open" or not any(
        match.first < best.last and best.first < match.last for match in sentence.of("suppositions")
    ):
        return None
    for other in same:
        firm = other.strength == 3 and other.status in {"refused", "unclear"}
        if not firm or other.first < kind.last or scene.chunk[other.first] != scene.chunk[kind.first]:
            continue
        between = (m for m in mentions if kind.last <= m.first < other.first and m.foreign and not m.oblique)
        if all(m.role in {"adjective", "possessive"} for m in between):
            return other
    return None


def _waiting(sentence: Sentence, cue: Cue) -> bool:
    """Whether a negation is a "without", which only tells what is waited for."""
    return any(match.first <= cue.first < match.last for match in sentence.of("condition_links"))


def _supposed(scene: Document, sentence: Sentence, cue: Cue, kind: KindCue) -> bool:
    """Whether a cue stands below an "if" and the kind does not: "could go if the Americans promise support"."""
    for match in sentence.of("ifs"):
        if not match.last <= cue.first:
            continue
        if kind.last <= match.first or (
            scene.chunk[match.first] == scene.chunk[cue.first] != scene.chunk[kind.first]
            and kind.first > cue.first
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


def _denied_noun(scene: Document, sentence: Sentence, kind: KindCue) -> Cue | None:
    """ "no soldiers", "keine Soldaten": a refusal without a verb of refusing."""
    stances = [match for match in sentence.of("stance") if match.value]
    for match in negations(sentence):
        if scene.chunk[match.first] != scene.chunk[kind.first]:
            continue
        if any(stance.first <= match.first and match.last < stance.last for stance in stances):
            continue  # "does not rule out soldiers" is no "no soldiers"
        floating = match.last == sentence.last or scene.chunk[match.last] != scene.chunk[match.first]
        inside = match.gapped and match.first < kind.first < match.last  # "weder Soldaten noch Waffen"
        if (
            inside
            or 0 <= kind.first - match.last <= 1
            or (floating and match.first >= kind.last and scene.language.lang in {"de", "nl"})
        ):
            last = match.first + 1 if inside else match.last
            return Cue(match.first, last, "refused", 3, negated=True)
    return None


def _closing(scene: Document, best: Cue, same: list[Cue]) -> Cue | None:
    """The German or Dutch infinitive that closes what an auxiliary opened: "will Soldaten nicht ausschliessen"."""
    if scene.language.lang not in VERB_LAST or not scene.tokens.words[best.first].startswith(AUXILIARY):
        return None
    closing = [
        cue
        for cue in same
        if cue.first > best.last
        and cue.strength == 3
        and cue.status in TURNING
        and scene.chunk[cue.first] == scene.chunk[best.first]
    ]
    return closing[-1] if closing else None


def _denied_verb(scene: Document, sentence: Sentence, kind: KindCue) -> Cue | None:
    """ "Landmachteenheden zitten er niet in", "sotilaita Ukrainassa ei nähdä": whatever soldiers of theirs do, they do not."""
    if scene.language.lang not in DENIES_LATE or kind.kind != "troops" or kind.weak:
        return None
    said = [m for m in sentence.of("stance") if scene.clause[m.first] == scene.clause[kind.first] and m.value]
    for match in negations(sentence):
        near = kind.last <= match.first <= kind.last + DENIED
        if near and not said and not match.gapped and scene.chunk[match.first] == scene.chunk[kind.first]:
            return Cue(match.first, match.last, "refused", 2, negated=True)
    return None


def _trailing(scene: Document, best: Cue, same: list[Cue]) -> Cue:
    """The German or Dutch auxiliary that closes a clause: "which they want to pay" ("überweisen wollen") promises less."""
    if scene.language.lang not in VERB_LAST or best.status not in {"pledged", "delivered"}:
        return best
    for other in same:
        auxiliary = scene.tokens.words[other.first].startswith(AUXILIARY) and not other.negated
        if auxiliary and other.first == best.last and other.last - other.first == 1:
            return Cue(best.first, other.last, other.status, 3) if _rank(other) < _rank(best) else best
    return best


def _unshared(scene: Document, sentence: Sentence, best: Cue, same: list[Cue]) -> list[Cue]:
    """Without cues that have an object of their own before an "and": "allowed observers and promised ships"."""
    if scene.tokens.words[best.first - 1] not in scene.language.lexicon.conjunctions:
        return same
    kinds = [match.first for match in sentence.of("kind")]
    return [cue for cue in same if not any(cue.last <= i < best.first for i in kinds)]


def _busy(scene: Document, sentence: Sentence, cue: Cue, best: Cue) -> bool:
    """Whether a cue has a kind of its own before a comma ("which will not send soldiers, wants to pay"), or stands in a
    quotation that ends before ("“We are open”, she said and promised")."""
    quotes = sum(1 for i in range(cue.last - 1, best.first) if scene.tokens.gaps[i] & QUOTE)
    return quotes % 2 == 1 or any(
        cue.last <= match.first < best.first and scene.chunk[match.first] < scene.chunk[best.first]
        for match in sentence.of("kind")
    )


def _leaning(best: Cue, same: list[Cue], closing: Cue | None = None) -> Cue:
    """The nearest cue, unless one before it governs it ("ready to discuss", "could announce", "withdrew its offer")."""
    if best.status == "withdrawn":
        return best
    if closing is not None:
        return closing
    for other in same:
        gap = best.first - other.last
        if other.status == "withdrawn" and -LEANING <= other.first - best.last <= LEANING:
            return Cue(min(other.first, best.first), max(other.last, best.last), "withdrawn", 3)
        if other is best or other.negated or gap < 0:
            continue
        near = gap <= (LEANING if best.strength == 3 else GOVERNING)
        turns = other.strength == 3 and other.status in TURNING and best.status not in {"refused", "unclear"}
        if turns and near:
            return Cue(other.first, best.last, other.status, 3)
        softer = (other.status == "open" and gap <= GOVERNING) or (other.strength == 3 and gap <= LEANING)
        if softer and not best.negated and _rank(other) < _rank(best) and best.status != "refused":
            return Cue(other.first, best.last, other.status, 3)
    return best


def _ruled(best: Cue, same: list[Cue], joints: list[Match]) -> Cue | None:
    """ "Parliament voted that soldiers may go": what is allowed by a decision is decided."""
    for other in same:
        if other.status != "decided" or other.negated or other.last > best.first:
            continue
        below = any(other.last <= joint.first < best.first for joint in joints)
        if below and best.first - other.last <= ALLOWING:
            return Cue(other.first, best.last, "decided", 3)
    return None


def _rank(cue: Cue) -> int:
    return LADDER.index(cue.status) if cue.status in LADDER else len(LADDER)


def _carried(scene: Document, sentence: Sentence, kind: KindCue, cues: list[Cue]) -> Cue | None:
    """A clause without a cue of its own goes on from the one before: after "no soldiers, but" comes an offer."""
    clause = scene.clause[kind.first]
    before = [cue for cue in cues if scene.clause[cue.first] == clause - 1]
    if not before:
        return None
    last = max(before, key=lambda cue: (cue.strength, cue.first))
    if last.status == "refused":
        if (sentence.number, clause) not in scene.contrasted:
            return None
        return Cue(kind.first, kind.first, "open" if scene.mood == "open" else "intends", 1)
    return Cue(last.first, last.last, last.status, 1)
