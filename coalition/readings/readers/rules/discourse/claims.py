"""From cues to claims: who commits to what, how firmly, if what."""

from dataclasses import replace

from coalition.codebook.traits import Stance, Trait
from coalition.readings.claims import Claim
from coalition.readings.readers.rules.discourse import ellipsis, merge
from coalition.readings.readers.rules.discourse.candidates import make_candidate
from coalition.readings.readers.rules.discourse.merge import Candidate
from coalition.readings.readers.rules.semantics import (
    actors,
    conditions,
    exclusions,
    stance,
)
from coalition.readings.readers.rules.semantics.kinds import KindCue, find_kinds
from coalition.readings.readers.rules.semantics.stance_cues import Cue, stance_cues
from coalition.readings.readers.rules.syntax import negation
from coalition.readings.readers.rules.syntax.coreference import Focus, resolve
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import Mention, find_mentions

RECENT = 40  # statements looked back at


def find(doc: Document, title: str) -> list[Claim]:
    """One claim a country and kind, in the order of the text."""
    focus = Focus()
    topic = ellipsis.Topic()
    candidates: list[Candidate] = []
    namesakes = exclusions.namesakes(doc)
    by_adversary = False
    for sentence in doc.sentences:
        mentions = find_mentions(doc, sentence, namesakes)
        before = replace(focus)
        resolve(doc, sentence, mentions, focus)
        condition_mentions = conditions.found_in(doc, sentence)
        for mention in mentions:
            if any(condition.first <= mention.first < condition.last for condition in condition_mentions):
                mention.oblique = mention.in_condition = True
        kinds = find_kinds(doc, sentence, mentions, condition_mentions)
        cues = stance_cues(doc, sentence, condition_mentions)
        found: list[Candidate] = []
        by_adversary = exclusions.said_by_adversary(doc, sentence, mentions, going_on=by_adversary)
        if not (
            sentence.question
            or exclusions.elsewhere(doc, sentence)
            or by_adversary
            or exclusions.of_poll(doc, sentence)
        ):
            found = _stated(doc, sentence, mentions, kinds, cues, condition_mentions, before)
            found += ellipsis.completed(
                doc, sentence, mentions, cues, condition_mentions, before, topic, found
            )
        candidates = conditions_of_before(doc, sentence, candidates, found, condition_mentions)
        topic.follow(doc, sentence, kinds, cues, condition_mentions, mentions, found)
        candidates += found
        positive = [cue.status for cue in cues if cue.strength == 3 and cue.status != Stance.REFUSAL]
        doc.last_stance = positive[-1] if positive else ""
    return merge.claims(doc, exclusions.about_host(doc, title, candidates), topic.general)


def conditions_of_before(
    doc: Document,
    sentence: Sentence,
    candidates: list[Candidate],
    found: list[Candidate],
    condition_mentions: list[conditions.ConditionMention],
) -> list[Candidate]:
    """A sentence that only names what must come first speaks of the sentence before."""
    if found or not condition_mentions or not candidates or not sentence.has("requirements"):
        return candidates
    recent = candidates[-RECENT:]
    last = max(candidate.until for candidate in recent)
    if sentence.number - last > 2:
        return candidates
    more = tuple(conditions.slugs(doc, condition_mentions))
    candidates[-RECENT:] = [
        replace(
            candidate, conditions=tuple(dict.fromkeys(candidate.conditions + more)), until=sentence.number
        )
        if candidate.until == last and candidate.status not in {Stance.REFUSAL, Stance.DEED}
        else candidate
        for candidate in recent
    ]
    return candidates


def _stated(
    doc: Document,
    sentence: Sentence,
    mentions: list[Mention],
    kinds: list[KindCue],
    cues: list[Cue],
    condition_mentions: list[conditions.ConditionMention],
    focus: Focus,
) -> list[Candidate]:
    candidates = []
    rules = doc.language.rules
    governed: tuple[KindCue, Cue] | None = None
    for kind in kinds:
        cue = stance.governing(doc, sentence, kind, cues, mentions) or _listed(doc, kind, cues, governed)
        cue = negation.postponed(doc, sentence, cue)
        governed = (kind, cue) if cue else None
        if cue is None or (kind.weak and cue.strength < 2):
            continue
        who = actors.find_actors(doc, sentence, kind, cue, mentions, focus)
        if cue.status == Stance.REFUSAL and _purpose(doc, kind, kinds):
            continue
        if exclusions.not_a_claim(doc, sentence, kind, cue, who, mentions):
            continue
        anybody = not rules.backer or not rules.has(kind.kind, Trait.GUARANTEE)
        for mention in who:
            for country in mention.countries:
                if mention.foreign and (anybody or country == rules.backer):
                    candidates.append(
                        make_candidate(doc, sentence, country, mention, who, kind, cue, condition_mentions)
                    )
    return candidates


def _purpose(doc: Document, kind: KindCue, kinds: list[KindCue]) -> bool:
    """ "No soldier will go to monitor the truce" refuses soldiers; what they were for is not refused by itself."""
    has = doc.language.rules.has
    earlier = [other for other in kinds if has(other.kind, Trait.PEOPLE) and other.last <= kind.first]
    if has(kind.kind, Trait.PEOPLE) or not earlier or doc.clause[earlier[-1].first] != doc.clause[kind.first]:
        return False
    tokens, lexicon = doc.tokens, doc.language.lexicon
    between = range(earlier[-1].last, kind.first)
    joined = any(
        tokens.words[i] in lexicon.conjunctions or tokens.words[i] in lexicon.negation for i in between
    )
    return not joined and not any(tokens.gaps[i - 1] for i in range(earlier[-1].last, kind.first + 1))


def _listed(
    doc: Document, kind: KindCue, cues: list[Cue], governed: tuple[KindCue, Cue] | None
) -> Cue | None:
    """In a list of kinds the later share the cue of the first."""
    if governed is None:
        return None
    before, cue = governed
    alone = not any(before.last <= other.first < kind.first for other in cues)
    near = kind.first - before.last <= 6 and doc.clause[kind.first] == doc.clause[before.first]
    return cue if alone and near else None
