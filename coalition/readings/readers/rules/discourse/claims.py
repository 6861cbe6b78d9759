"""From cues to claims: who commits to what, how firmly, if what."""

from dataclasses import replace

from coalition.readings.claims import Claim
from coalition.readings.readers.rules.discourse import ellipsis, merge
from coalition.readings.readers.rules.discourse.candidates import candidate
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
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.mentions import (
    Focus,
    Mention,
    find_mentions,
    resolve,
)

BACKING, BACKER = {"backstop", "guarantees"}, "US"  # who can stand behind the force
RECENT = 40  # statements looked back at


def find(scene: Document, title: str) -> list[Claim]:
    """One claim a country and kind, in the order of the text."""
    focus = Focus()
    topic = ellipsis.Topic()
    drafts: list[Candidate] = []
    namesakes = exclusions.namesakes(scene)
    by_foe = False
    for sentence in scene.sentences:
        mentions = find_mentions(scene, sentence, namesakes)
        before = replace(focus)
        resolve(scene, sentence, mentions, focus)
        waits = conditions.found_in(scene, sentence)
        for mention in mentions:
            if any(wait.first <= mention.first < wait.last for wait in waits):
                mention.oblique = mention.waited = True
        kinds = find_kinds(scene, sentence, mentions, waits)
        cues = stance_cues(scene, sentence, waits)
        found: list[Candidate] = []
        by_foe = exclusions.said_by_foe(scene, sentence, mentions, going_on=by_foe)
        if not (
            sentence.question
            or exclusions.elsewhere(scene, sentence)
            or by_foe
            or exclusions.of_poll(scene, sentence)
        ):
            found = _stated(scene, sentence, mentions, kinds, cues, waits, before)
            found += ellipsis.completed(scene, sentence, mentions, cues, waits, before, topic, found)
        drafts = conditions_of_before(sentence, drafts, found, waits)
        topic.follow(scene, sentence, kinds, cues, waits, mentions, found)
        drafts += found
        positive = [cue.status for cue in cues if cue.strength == 3 and cue.status != "refused"]
        scene.mood = positive[-1] if positive else ""
    return merge.claims(scene, exclusions.about_host(scene, title, drafts), topic.general)


def conditions_of_before(
    sentence: Sentence, drafts: list[Candidate], found: list[Candidate], waits: list[conditions.Wait]
) -> list[Candidate]:
    """A sentence that only names what must come first speaks of the sentence before."""
    if found or not waits or not drafts or not sentence.has("requirements"):
        return drafts
    recent = drafts[-RECENT:]
    last = max(draft.until for draft in recent)
    if sentence.number - last > 2:
        return drafts
    more = tuple(conditions.slugs(waits))
    drafts[-RECENT:] = [
        replace(draft, conditions=tuple(dict.fromkeys(draft.conditions + more)), until=sentence.number)
        if draft.until == last and draft.status not in {"refused", "delivered"}
        else draft
        for draft in recent
    ]
    return drafts


def _stated(
    scene: Document,
    sentence: Sentence,
    mentions: list[Mention],
    kinds: list[KindCue],
    cues: list[Cue],
    waits: list[conditions.Wait],
    focus: Focus,
) -> list[Candidate]:
    drafts = []
    governed: tuple[KindCue, Cue] | None = None
    for kind in kinds:
        cue = stance.governing(scene, sentence, kind, cues, mentions) or _listed(scene, kind, cues, governed)
        cue = negation.put_off(scene, sentence, cue)
        governed = (kind, cue) if cue else None
        if cue is None or (kind.weak and cue.strength < 2):
            continue
        who = actors.find_actors(scene, sentence, kind, cue, mentions, focus)
        if cue.status == "refused" and _purpose(scene, kind, kinds):
            continue
        if exclusions.not_a_claim(scene, sentence, kind, cue, who, mentions):
            continue
        for mention in who:
            for country in mention.countries:
                if mention.foreign and (kind.kind not in BACKING or country == BACKER):
                    drafts.append(candidate(scene, sentence, country, mention, who, kind, cue, waits))
    return drafts


def _purpose(scene: Document, kind: KindCue, kinds: list[KindCue]) -> bool:
    """ "No soldier will go to monitor the truce" refuses soldiers; what they were for is not refused by itself."""
    earlier = [other for other in kinds if other.kind == "troops" and other.last <= kind.first]
    if kind.kind == "troops" or not earlier or scene.clause[earlier[-1].first] != scene.clause[kind.first]:
        return False
    tokens, lexicon = scene.tokens, scene.language.lexicon
    between = range(earlier[-1].last, kind.first)
    joined = any(
        tokens.words[i] in lexicon.conjunctions or tokens.words[i] in lexicon.negation for i in between
    )
    return not joined and not any(tokens.gaps[i - 1] for i in range(earlier[-1].last, kind.first + 1))


def _listed(
    scene: Document, kind: KindCue, cues: list[Cue], governed: tuple[KindCue, Cue] | None
) -> Cue | None:
    """In a list of kinds the later share the cue of the first."""
    if governed is None:
        return None
    before, cue = governed
    alone = not any(before.last <= other.first < kind.first for other in cues)
    near = kind.first - before.last <= 6 and scene.clause[kind.first] == scene.clause[before.first]
    return cue if alone and near else None
