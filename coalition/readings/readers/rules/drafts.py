"""One statement found, before statements on the same pledge are merged."""

from coalition.readings.readers.rules import conditions, context, quantity, spans
from coalition.readings.readers.rules.cues import Cue
from coalition.readings.readers.rules.kinds import KindCue
from coalition.readings.readers.rules.mentions import Mention
from coalition.readings.readers.rules.merge import Draft
from coalition.readings.readers.rules.scene import Scene, Sentence


def draft(
    scene: Scene,
    sentence: Sentence,
    country: str,
    mention: Mention,
    doers: list[Mention],
    kind: KindCue,
    cue: Cue,
    waits: list[conditions.Wait],
) -> Draft:
    """What was found, with its span, conditions, quantity and speaker."""
    first, last = spans.around(scene, sentence, doers, kind, cue)
    tied = conditions.of_kind(scene, sentence, waits, kind.first)
    return Draft(
        country=country,
        kind="backstop" if kind.kind == "guarantees" and country == "US" else kind.kind,
        status=cue.status,
        strength=cue.strength,
        conditions=tuple(tied),
        quantity=quantity.near(scene, sentence, kind),
        speaker=context.speaker(scene, sentence, mention),
        first=first,
        last=last,
        sentence=sentence.number,
        until=sentence.number,
        named=mention.role not in {"pronoun", "anaphor"},
        weak=kind.weak,
        owned=bool(kind.owners),
        even=sentence.has("even"),
    )
