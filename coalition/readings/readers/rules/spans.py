"""The shortest span that shows a claim."""

from coalition.readings.readers.rules.cues import Cue
from coalition.readings.readers.rules.kinds import KindCue
from coalition.readings.readers.rules.mentions import Mention
from coalition.readings.readers.rules.scene import Scene, Sentence

LIMIT = 45  # words


def around(scene: Scene, sentence: Sentence, mention: Mention, kind: KindCue, cue: Cue) -> tuple[int, int]:
    """Words `first` to `last` (exclusive) that hold the doer, the cue and the kind; without the doer when that is far."""
    parts = [(kind.first, kind.last)]
    if cue.last > cue.first:
        parts.append((cue.first, cue.last))
    if mention.last > mention.first and sentence.first <= mention.first < sentence.last:
        wide = [*parts, (mention.first, mention.last)]
        if max(b for _, b in wide) - min(a for a, _ in wide) <= LIMIT:
            parts = wide
    first = min(a for a, _ in parts)
    return first, max(first + 1, *(b for _, b in parts))
