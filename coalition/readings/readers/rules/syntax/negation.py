"""What only looks like a denial: "will not only train", "will not hesitate to send", "no soldiers before the guns fall silent".

To say wrongly that a government refused is the worst a reader can do, so that a refusal never rests on such words.
"""

from dataclasses import replace

from coalition.codebook.traits import Stance
from coalition.readings.readers.rules.semantics.stance_cues import Cue
from coalition.readings.readers.rules.syntax.document import Document, Sentence

BEFORE, BEHIND = 2, 3  # words from a cue to the "not .. before" that goes with it
FAR = 9  # the same to a plain "until" behind the cue


def postponed(doc: Document, sentence: Sentence, cue: Cue | None) -> Cue | None:
    """A refusal that holds until something happens ("not before a ceasefire") leaves the matter open."""
    if cue is None or cue.status != Stance.REFUSAL:
        return cue
    for match in sentence.of("not_until"):
        apart = doc.clause[match.first] - doc.clause[cue.first]
        if match.gapped:
            near = not apart and match.first < cue.last + BEHIND and cue.first - BEFORE < match.last
        else:
            near = 0 <= apart <= 1 and -1 <= match.first - cue.last <= FAR
        if near:
            return replace(cue, status=Stance.OPENNESS)
    return cue
