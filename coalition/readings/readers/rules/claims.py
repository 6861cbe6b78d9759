"""From cues to claims: who commits to what, how firmly, if what."""

from coalition.readings.claim import Claim
from coalition.readings.readers.rules import conditions, context, doers, merge, quantity, spans, stance
from coalition.readings.readers.rules.cues import Cue, stance_cues
from coalition.readings.readers.rules.kinds import KindCue, find_kinds
from coalition.readings.readers.rules.mentions import HOST, Focus, Mention, find_mentions, resolve
from coalition.readings.readers.rules.merge import Draft
from coalition.readings.readers.rules.scene import Scene, Sentence


def find(scene: Scene, title: str) -> list[Claim]:
    """One claim a country and kind, in the order of the text."""
    focus = Focus()
    drafts: list[Draft] = []
    namesakes = context.namesakes(scene, title)
    for sentence in scene.sentences:
        mentions = find_mentions(scene, sentence, namesakes)
        before = Focus(focus.country, focus.person, focus.pair)
        resolve(mentions, focus)
        if sentence.question or context.elsewhere(scene, sentence):
            continue
        drafts += _sentence(scene, sentence, mentions, before)
    return merge.claims(scene, drafts)


def _sentence(scene: Scene, sentence: Sentence, mentions: list[Mention], focus: Focus) -> list[Draft]:
    kinds = find_kinds(scene, sentence, mentions)
    if not kinds:
        return []
    cues = stance_cues(scene, sentence)
    waits = conditions.found_in(scene, sentence)
    drafts = []
    for kind in kinds:
        cue = stance.governing(scene, sentence, kind, cues)
        if cue is None or (kind.weak and cue.strength < 2):
            continue
        who = doers.find_doers(scene, kind, cue, mentions, focus)
        if context.not_a_claim(scene, sentence, kind, cue, who):
            continue
        for mention in who:
            for country in mention.countries:
                if mention.foreign and country != HOST:
                    drafts.append(
                        _draft(scene, sentence, country, mention, kind, cue, conditions.slugs(waits))
                    )
    return drafts


def _draft(
    scene: Scene,
    sentence: Sentence,
    country: str,
    mention: Mention,
    kind: KindCue,
    cue: Cue,
    waits: list[str],
) -> Draft:
    first, last = spans.around(scene, sentence, mention, kind, cue)
    return Draft(
        country=country,
        kind=kind.kind,
        status=cue.status,
        strength=cue.strength,
        conditions=tuple(waits) if cue.status != "refused" else (),
        quantity=quantity.near(scene, sentence, kind),
        speaker=mention.leader.name if mention.leader else None,
        first=first,
        last=last,
        sentence=sentence.number,
        named=mention.role not in {"pronoun", "anaphor"},
        weak=kind.weak,
        owned=bool(kind.owners),
    )
