"""One statement found, before statements on the same pledge are merged."""

from coalition.codebook.traits import Trait
from coalition.readings.readers.rules.discourse.merge import Candidate
from coalition.readings.readers.rules.lexical import quantity
from coalition.readings.readers.rules.semantics import conditions, exclusions
from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance_cues import Cue
from coalition.readings.readers.rules.syntax import spans
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import Mention

PLACED = 3  # words from bases to where they are


def make_candidate(
    doc: Document,
    sentence: Sentence,
    country: str,
    mention: Mention,
    actors: list[Mention],
    kind: KindCue,
    cue: Cue,
    condition_mentions: list[conditions.ConditionMention],
) -> Candidate:
    """What was found, with its span, conditions, quantity and speaker."""
    first, last = spans.claim_span(doc, sentence, actors, kind, cue)
    rules, what = doc.language.rules, kind.kind
    at_home = country in rules.neighbours and (kind.owners or not _with_host(doc, kind))
    if at_home and rules.has(what, Trait.SITES):
        what = rules.first_having(Trait.NEXT_DOOR, what)  # its own airfields
    tied = conditions.of_kind(doc, sentence, condition_mentions, kind.first)
    return Candidate(
        country=country,
        kind=what,
        status=cue.status,
        strength=cue.strength,
        conditions=tuple(tied),
        quantity=quantity.near(doc, sentence, kind),
        speaker=exclusions.speaker(doc, sentence, mention),
        first=first,
        last=last,
        sentence=sentence.number,
        until=sentence.number,
        named=mention.role not in {"pronoun", "anaphor"},
        weak=kind.weak,
        owned=bool(kind.owners),
        even=sentence.has("even"),
        truce=rules.truce,
    )


def _with_host(doc: Document, kind: KindCue) -> bool:
    """Whether the bases are said to lie in the host country."""
    sentence = doc.sentences[doc.tokens.sentence[kind.first]]
    return any(
        match.value == "host" and kind.first <= match.first <= kind.last + PLACED
        for match in sentence.of("who")
    )
