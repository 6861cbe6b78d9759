"""Which cue of stance governs which kind."""

from coalition.readings.readers.rules.cues import LADDER, Cue, negations
from coalition.readings.readers.rules.kinds import KindCue
from coalition.readings.readers.rules.scene import Scene, Sentence

FAR = 30


def distance(scene: Scene, cue: Cue, kind: KindCue) -> int:
    """Words between a cue and a kind, with a surcharge for every comma and clause crossed."""
    if cue.last <= kind.first:
        gap = kind.first - cue.last
    elif kind.last <= cue.first:
        gap = cue.first - kind.last + 1
    else:
        return 0
    gap += 3 * abs(scene.chunk[cue.first] - scene.chunk[kind.first])
    return gap + 14 * abs(scene.clause[cue.first] - scene.clause[kind.first])


def governing(scene: Scene, sentence: Sentence, kind: KindCue, cues: list[Cue]) -> Cue | None:
    """The cue that tells how firmly this kind is meant, or None."""
    denied = _denied_noun(scene, sentence, kind)
    same = [cue for cue in cues if scene.clause[cue.first] == scene.clause[kind.first]]
    explicit = sorted((cue for cue in same if cue.strength == 3), key=lambda cue: distance(scene, cue, kind))
    if denied is not None:
        lifted = [
            cue
            for cue in explicit
            if cue.status in {"open", "unclear"} and cue.negated is False and distance(scene, cue, kind) < 6
        ]
        return lifted[0] if lifted and lifted[0].status == "unclear" else denied
    if explicit and distance(scene, explicit[0], kind) <= FAR:
        return _softened(scene, explicit, same, kind)
    rest = sorted(
        (cue for cue in same if cue.strength < 3), key=lambda cue: (-cue.strength, distance(scene, cue, kind))
    )
    if rest and distance(scene, rest[0], kind) <= FAR:
        return rest[0]
    return _carried(scene, kind, cues)


def _denied_noun(scene: Scene, sentence: Sentence, kind: KindCue) -> Cue | None:
    """ "no soldiers", "keine Soldaten": a refusal without a verb of refusing."""
    for match in negations(sentence):
        if 0 <= kind.first - match.last <= 1 and scene.chunk[match.first] == scene.chunk[kind.first]:
            return Cue(match.first, match.last, "refused", 3, negated=True)
    return None


def _softened(scene: Scene, explicit: list[Cue], same: list[Cue], kind: KindCue) -> Cue:
    """The nearest cue, or the weaker of two that lean on each other ("ready to discuss", "could announce")."""
    best = explicit[0]
    for other in same:
        if other is best or other.negated or best.negated or best.status == "refused":
            continue
        leaning = 0 <= best.first - other.last <= 2
        if (
            leaning
            and (other.status == "open" or (other.strength == 3 and other.status in {"intends", "unclear"}))
            and best.status in LADDER[2:]
        ) and LADDER.index(other.status) < LADDER.index(best.status):
            return Cue(other.first, best.last, other.status, 3)
    return best


def _carried(scene: Scene, kind: KindCue, cues: list[Cue]) -> Cue | None:
    """A clause without a cue of its own goes on from the one before: after "no soldiers, but" comes an offer."""
    before = [cue for cue in cues if scene.clause[cue.first] == scene.clause[kind.first] - 1]
    if not before:
        return None
    last = max(before, key=lambda cue: (cue.strength, cue.first))
    if last.status == "refused":
        return Cue(kind.first, kind.first, "open" if last.strength == 3 else "intends", 1)
    return Cue(last.first, last.last, last.status, 1)
