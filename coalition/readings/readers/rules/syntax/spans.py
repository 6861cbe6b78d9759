"""The shortest span that shows a claim."""

from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance_cues import Cue
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import Mention

LIMIT = 45  # words
VERB_LAST = {"de", "nl"}  # languages whose verb may close the clause: the span goes on to it
TAIL = 7  # words to the end of the clause


def claim_span(
    doc: Document, sentence: Sentence, actors: list[Mention], kind: KindCue, cue: Cue
) -> tuple[int, int]:
    """Words `first` to `last` (exclusive) that hold the actors, the cue and the kind; without actors that stand too far."""
    first, last = kind.first, kind.last
    if cue.last > cue.first:
        first, last = min(first, cue.first), max(last, cue.last)
    for actor in actors:
        named = actor.last > actor.first and sentence.first <= actor.first < sentence.last
        if named and max(last, actor.last) - min(first, actor.first) <= LIMIT:
            first, last = min(first, actor.first), max(last, actor.last)
    last = max(first + 1, last)
    return first, _with_verb(doc, sentence, last) if doc.language.lang in VERB_LAST else last


def _with_verb(doc: Document, sentence: Sentence, last: int) -> int:
    """The end of the clause's part, when it is near."""
    end = last
    while end < sentence.last and doc.chunk[end] == doc.chunk[last - 1]:
        end += 1
    return end if end - last <= TAIL else last
