"""Who would do it: the countries a stance on a kind is said of."""

from coalition.readings.readers.rules.cues import Cue
from coalition.readings.readers.rules.kinds import KindCue
from coalition.readings.readers.rules.mentions import POINTING, Focus, Mention
from coalition.readings.readers.rules.scene import Scene, Sentence
from coalition.readings.readers.rules.tokens import COMMA

LIST_REACH = 7  # words between two members of a list


def find_doers(
    scene: Scene, sentence: Sentence, kind: KindCue, cue: Cue, mentions: list[Mention], focus: Focus
) -> list[Mention]:
    """The mentions that name the doers; more than one when they stand in a list. Empty when nobody is named."""
    if kind.owners:
        return _with_list(scene, kind.owners[0], mentions)
    clause = scene.clause[kind.first]
    anchor = min(cue.first, kind.first) if cue.last > cue.first else kind.first
    placed = kind.kind == "neighbour_support"
    here = [
        m for m in mentions if m.role != "possessive"
    ]
    here = [
        m for m in here if m.countries and scene.clause[m.first] == clause and not (placed and kind.first <= m.first < kind.last)
    ]
    for candidates in (
        [m for m in here if m.first < anchor and not m.oblique],
        [m for m in here if m.first < max(kind.first, cue.first) and not m.oblique],
    ):
        if candidates:
            return _with_list(scene, _antecedent(candidates), mentions)
    after = [
        m
        for m in here
        if m.first >= anchor and (not m.oblique or m.agent) and m.role != "pronoun" and m.foreign
    ]
    if after:
        return _with_list(scene, after[0], mentions)
    earlier = [m for m in mentions if m.countries and m.role != "possessive" and scene.clause[m.first] < clause and not m.oblique]
    if earlier:
        return _with_list(scene, _antecedent(earlier), mentions)
    if any(scene.clause[match.first] == clause and match.first < kind.first for match in sentence.of("group")):
        return []  # "26 countries are ready": nobody in particular
    if focus.country and cue.strength == 3:
        return [
            Mention(
                kind.first,
                kind.first,
                focus.country,
                "pronoun",
                leader=focus.person.leader if focus.person else None,
            )
        ]
    return []


def _antecedent(candidates: list[Mention]) -> Mention:
    """The last candidate, or whom the same clause names before, when the last is only a pronoun."""
    chosen = candidates[-1]
    if chosen.role == "pronoun":
        named = [m for m in candidates if m.role != "pronoun" and m.foreign]
        return named[-1] if named else chosen
    return chosen


def _with_list(scene: Scene, chosen: Mention, mentions: list[Mention]) -> list[Mention]:
    """The mention with its neighbours in a list: "France, Spain and Italy"."""
    named = [m for m in mentions if m.countries and scene.clause[m.first] == scene.clause[chosen.first]]
    if chosen not in named:
        return [chosen]
    at = named.index(chosen)
    group = [chosen]
    for step in (-1, 1):
        k, edge = at + step, chosen
        while 0 <= k < len(named):
            other = named[k]
            near = (edge.first - other.last) if step < 0 else (other.first - edge.last)
            if (
                near <= LIST_REACH
                and not _alike(other, chosen)
                and (other.oblique or other.role == "adjective")
            ):
                k += step  # "Macron of France and British Prime Minister Starmer"
                continue
            if near > LIST_REACH or not _alike(other, chosen) or not _joined(scene, other, edge):
                break
            group.append(other)
            edge = other
            k += step
    return group


def _alike(a: Mention, b: Mention) -> bool:
    if {a.role, b.role} & POINTING:
        return False
    places = {"name", "capital", "seat"}
    return (a.role == b.role) or (a.role in places and b.role in places)


def _joined(scene: Scene, a: Mention, b: Mention) -> bool:
    """Whether only commas, short words ("and", "of"), names and offices stand between two mentions."""
    low, high = (a, b) if a.first < b.first else (b, a)
    tokens = scene.tokens
    if low.last == high.first:
        return bool(tokens.gaps[low.last - 1])
    skipped = {
        i
        for match in scene.sentences[tokens.sentence[low.first]].of("offices")
        for i in range(match.first, match.last)
    }
    comma = any(tokens.gaps[i - 1] & COMMA for i in range(low.last, high.first + 1))
    between = range(low.last, high.first)
    if not comma and not any(tokens.words[i] in scene.language.lexicon.conjunctions for i in between):
        return False
    return all(len(tokens.words[i]) <= 4 or tokens.capital(i) or i in skipped for i in between)
