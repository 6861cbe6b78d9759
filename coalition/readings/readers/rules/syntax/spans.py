"""The shortest span that shows a claim."""

from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance_cues import Cue
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.mentions import Mention

LIMIT = 45  # words
VERB_LAST = {"de", "nl"}  # languages whose verb may close the clause: the span goes on to it
TAIL = 7  # words to the end of the clause


def around(
    scene: Document, sentence: Sentence, doers: list[Mention], kind: KindCue, cue: Cue
) -> tuple[int, int]:
    """Words `first` to `last` (exclusive) that hold the doers, the cue and the kind; without doers that stand too far."""
    first, last = kind.first, kind.last
    if cue.last > cue.first:
        first, last = min(first, cue.first), max(last, cue.last)
    for doer in doers:
        named = doer.last > doer.first and sentence.first <= doer.first < sentence.last
        if named and max(last, doer.last) - min(first, doer.first) <= LIMIT:
            first, last = min(first, doer.first), max(last, doer.last)
    last = max(first + 1, last)
    return first, _with_verb(scene, sentence, last) if scene.language.lang in VERB_LAST else last


def _with_verb(scene: Document, sentence: Sentence, last: int) -> int:
    """The end of the clause's part, when it is near."""
    end = last
    while end < sentence.last and scene.chunk[end] == scene.chunk[last - 1]:
        end += 1
    return end if end - last <= TAIL else last
