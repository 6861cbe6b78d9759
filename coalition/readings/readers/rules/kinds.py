"""What is offered or refused: cues of a kind, cleaned of whatever only looks like one."""

from dataclasses import dataclass

from coalition.readings.readers.rules.mentions import FOE, HOST, Mention
from coalition.readings.readers.rules.scene import Scene, Sentence

NEAR = 2


@dataclass(slots=True)
class KindCue:
    """A kind named at words `first` to `last`; `owners` are countries whose name stands at it ("Polish soldiers")."""

    first: int
    last: int
    kind: str
    weak: bool = False
    owners: tuple[Mention, ...] = ()
    inherited: bool = False


def find_kinds(scene: Scene, sentence: Sentence, mentions: list[Mention]) -> list[KindCue]:
    """The kinds a sentence speaks of, in order."""
    cues: list[KindCue] = []
    waits = {
        i
        for sort in ("topic_of_condition", "condition")
        for match in sentence.of(sort)
        for i in range(match.first, match.last)
    }
    for match in sentence.of("kind"):
        kind, _, strength = match.value.partition(":")
        if match.first in waits and match.last - 1 in waits:
            continue
        if kind == "troops" and any(
            0 <= match.first - backing.last <= NEAR for backing in sentence.of("backing")
        ):
            continue
        owners = tuple(_owners(scene, match.first, match.last, mentions))
        if (
            any(not owner.foreign for owner in owners)
            and kind in {"troops", "bases", "command"}
            and not any(o.foreign for o in owners)
        ):
            continue
        if (
            kind in {"troops", "training"}
            and any(set(owner.countries) & {HOST, FOE} for owner in owners)
            and kind == "troops"
        ):
            continue
        cues.append(
            KindCue(
                match.first,
                match.last,
                kind,
                strength == "weak",
                tuple(owner for owner in owners if owner.foreign),
            )
        )
    return _one_meaning(scene, cues)


def _owners(scene: Scene, first: int, last: int, mentions: list[Mention]) -> list[Mention]:
    """Countries attached to a noun: an adjective or genitive right before or after it, or written into it."""
    owners = []
    for mention in mentions:
        if not mention.countries:
            continue
        if mention.first >= first and mention.last <= last:
            owners.append(mention)
            continue
        before = 0 <= first - mention.last <= (1 if mention.role == "adjective" else 0)
        after = mention.role == "adjective" and 0 <= mention.first - last <= 0
        genitive = mention.role == "name" and before and scene.tokens.words[mention.first].endswith("s")
        if (mention.role == "adjective" and (before or after)) or genitive:
            if scene.clause[mention.first] == scene.clause[first]:
                owners.append(mention)
        elif before and scene.tokens.words[mention.last - 1 : first] == ["'s"]:
            owners.append(mention)
    return owners


def _one_meaning(scene: Scene, cues: list[KindCue]) -> list[KindCue]:
    """Soldiers in a neighbouring country are support from there; the same kind named twice in a clause is one."""
    neighbours = [cue for cue in cues if cue.kind == "neighbour_support"]
    kept: list[KindCue] = []
    for cue in cues:
        if cue.kind in {"troops", "bases", "logistics"} and any(
            scene.clause[n.first] == scene.clause[cue.first] and 0 <= n.first - cue.last <= 6
            for n in neighbours
        ):
            continue
        kept.append(cue)
    return kept
