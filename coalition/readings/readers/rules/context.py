"""What looks like a claim and is none: other theatres, calls, opinions of outsiders, hypotheses, history."""

from coalition.readings.readers.rules.cues import Cue
from coalition.readings.readers.rules.kinds import KindCue
from coalition.readings.readers.rules.mentions import Mention
from coalition.readings.readers.rules.scene import Scene, Sentence


def namesakes(scene: Scene, title: str) -> frozenset[str]:
    """Countries' names that are a leader's surname in this text (Luís Montenegro)."""
    found = set()
    for leader in scene.language.leaders:
        surname = leader.name.casefold().split()[-1]
        if surname == "montenegro":
            for sentence in scene.sentences:
                if any(
                    m.value.startswith("leader:") and scene.language.leaders[int(m.value[7:])] is leader
                    for m in sentence.of("who")
                ):
                    found.add(surname)
    return frozenset(found)


def elsewhere(scene: Scene, sentence: Sentence) -> bool:
    """Whether the sentence speaks of another theatre and not of the host."""
    return sentence.has("theatre") and not any(match.value == "host" for match in sentence.of("who"))


def not_a_claim(scene: Scene, sentence: Sentence, kind: KindCue, cue: Cue, who: list[Mention]) -> bool:
    """Whether what was found is a call, an outsider's opinion, a hypothesis or history."""
    if any(mention.outsider for mention in who):
        return True
    clause = scene.clause[kind.first]
    for sort in ("outsiders", "opposition", "hypothetical", "past_markers"):
        if any(scene.clause[match.first] == clause for match in sentence.of(sort)):
            return True
    return any(
        scene.clause[match.first] == clause and 0 <= kind.first - match.last <= 6 and match.first < cue.first
        for match in sentence.of("calls")
    )
