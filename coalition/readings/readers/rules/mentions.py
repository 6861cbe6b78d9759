"""Who is named: countries, their capitals, leaders, parliaments and armies, and the words that point back at them."""

import itertools
from dataclasses import dataclass
from datetime import UTC, date, datetime

from coalition.codebook.lexicon import Leader
from coalition.readings.readers.rules.patterns import Match
from coalition.readings.readers.rules.scene import Scene, Sentence
from coalition.readings.readers.rules.tokens import COMMA

HOST, FOE = "UA", "RU"
POINTING = {"pronoun", "anaphor", "both", "possessive"}
GOVERNED = 3  # words from a preposition to the name it governs
LONG_WORD = 6  # letters: a longer word between is no article


@dataclass(slots=True)
class Mention:
    """Somebody named: the countries meant, how, and whether a preposition makes them the object."""

    first: int
    last: int
    countries: tuple[str, ...]
    role: str  # name, adjective, capital, seat, leader, pronoun, anaphor, both
    oblique: bool = False
    agent: bool = False
    leader: Leader | None = None
    outsider: bool = False  # out of office, or in opposition

    @property
    def foreign(self) -> bool:
        """Neither the host nor its enemy."""
        return not {HOST, FOE} & set(self.countries)


@dataclass(slots=True)
class Focus:
    """Whom "he", "the country" and "both" mean."""

    country: tuple[str, ...] = ()
    person: Mention | None = None
    pair: tuple[str, ...] = ()


def in_office(leaders: list[Leader], on: date | None) -> tuple[Leader, bool]:
    """The leader meant on a day, and whether in office then."""
    day = on or datetime.now(tz=UTC).date()
    for leader in leaders:
        if leader.since <= day and (leader.until is None or day < leader.until):
            return leader, True
    if on is None:
        return leaders[-1], True
    return leaders[-1], False


def find_mentions(scene: Scene, sentence: Sentence, namesakes: frozenset[str]) -> list[Mention]:
    """The mentions of a sentence in order, pointers still without a country."""
    found: dict[tuple[int, int], list[Match]] = {}
    for match in sentence.of("who"):
        found.setdefault((match.first, match.last), []).append(match)
    oblique = {match.last for match in sentence.of("oblique")}
    agents = {match.last for match in sentence.of("agent")}
    mentions: list[Mention] = []
    for (first, last), matches in found.items():
        mention = _mention(scene, first, last, matches, namesakes)
        mention.oblique = _governed(scene, sentence, mention, oblique)
        mention.agent = _governed(scene, sentence, mention, agents)
        mentions.append(mention)
    mentions.sort(key=lambda mention: mention.first)
    _spread(scene, mentions)
    return mentions


def _mention(scene: Scene, first: int, last: int, matches: list[Match], namesakes: frozenset[str]) -> Mention:
    leaders = [
        scene.language.leaders[int(match.value[7:])] for match in matches if match.value.startswith("leader:")
    ]
    word = scene.tokens.words[first]
    if leaders or word in namesakes:
        if not leaders:
            leaders = [
                leader for leader in scene.language.leaders if leader.name.casefold().split()[-1] == word
            ]
        leader, serving = in_office(leaders, scene.on)
        return Mention(
            first,
            last,
            (leader.country,),
            "leader",
            leader=leader,
            outsider=not serving or leader.office == "opposition",
        )
    kind, _, rest = matches[0].value.partition(":")
    if kind == "country":
        code, _, role = rest.partition(":")
        return Mention(first, last, (code,), role)
    if kind == "host":
        return Mention(first, last, (HOST,), "name")
    if kind == "foe":
        return Mention(first, last, (FOE,), "name")
    return Mention(first, last, (), kind.removesuffix("s"))


def _governed(scene: Scene, sentence: Sentence, mention: Mention, ends: set[int]) -> bool:
    """Whether a preposition stands before the mention, an article or adjective between at most."""
    tokens = scene.tokens
    for back in range(GOVERNED):
        at = mention.first - back
        if at <= sentence.first:
            return False
        if at in ends:
            return not _of_office(scene, sentence, at)
        if tokens.gaps[at - 1] & COMMA or scene.chunk[at - 1] != scene.chunk[mention.first]:
            return False
        if tokens.capital(at - 1) or len(tokens.words[at - 1]) > LONG_WORD:
            return False
    return False


def _of_office(scene: Scene, sentence: Sentence, at: int) -> bool:
    """ "The leaders of France and Spain": the genitive names the doer, not an object."""
    return any(match.last in (at - 1, at - 2) for match in sentence.of("offices")) and any(
        match.last == at for match in sentence.of("genitive")
    )


def _spread(scene: Scene, mentions: list[Mention]) -> None:
    """In a list ("in France, Spain and Italy") what governs the first governs all."""
    for before, after in itertools.pairwise(mentions):
        if (
            before.oblique
            and not after.oblique
            and after.first - before.last <= 1
            and before.role == after.role != "leader"
        ):
            after.oblique = True
        if before.agent and after.first - before.last <= 1:
            after.agent = True


def resolve(mentions: list[Mention], focus: Focus) -> None:
    """Gives pronouns and "the country" the country in focus, left to right, and moves the focus."""
    subject: Mention | None = None
    for mention in mentions:
        if mention.role == "both":
            mention.countries = focus.pair
        elif mention.role in {"pronoun", "anaphor", "possessive"}:
            mention.countries = focus.country
            if mention.role == "pronoun" and focus.person:
                mention.leader = focus.person.leader
        elif mention.foreign and mention.countries:
            if mention.role == "leader" and not mention.oblique:
                focus.person = mention
            if subject is None or subject.oblique or (mention.role == "leader" and not mention.oblique):
                if not mention.oblique or subject is None:
                    subject = mention
                if not mention.oblique:
                    focus.country = mention.countries
    names = [
        m
        for m in mentions
        if m.role != "adjective"
        and m.foreign
        and m.countries
        and not m.oblique
        and m.role not in POINTING
    ]
    for before, after in itertools.pairwise(names):
        if after.first - before.last <= 2 and before.countries != after.countries:
            focus.pair = tuple(dict.fromkeys(before.countries + after.countries))
    if subject is not None and not focus.country:
        focus.country = subject.countries
