"""What is offered or refused: cues of a kind, cleaned of whatever only looks like one."""

from dataclasses import dataclass

from coalition.codebook.traits import Trait
from coalition.readings.readers.rules.lexical.patterns import Match
from coalition.readings.readers.rules.lexical.tokens import COMMA
from coalition.readings.readers.rules.semantics.conditions import ConditionMention
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import POINTING, Mention

NEAR = 2
NEXT_DOOR_REACH = 7  # words from the soldiers to "in neighbouring countries"
BESIDE = 5  # words from a vague word to the exact one that it only repeats
WORTH = 8  # words between arms and what they are worth
AMOUNTS = (
    "mi",
    "mln",
    "mld",
    "mrd",
    "bn",
    "мі",
    "мл",
    "kor",
    "крон",
    "frank",
    "франк",
)  # million, Milliarde, мільйон; English "billion" is told beside arms


@dataclass(slots=True)
class KindCue:
    """A kind named at words `first` to `last`; `owners` are countries whose name stands at it ("Polish soldiers")."""

    first: int
    last: int
    kind: str
    weak: bool = False
    owners: tuple[Mention, ...] = ()
    hosts: bool = False  # "Ukrainian deminers": the host's own


def find_kinds(
    doc: Document, sentence: Sentence, mentions: list[Mention], condition_mentions: list[ConditionMention]
) -> list[KindCue]:
    """The kinds a sentence speaks of, in order."""
    rules = doc.language.rules
    cues: list[KindCue] = []
    for match in sentence.of("kind"):
        kind, _, strength = match.value.partition(":")
        if any(
            condition.first <= match.first and match.last <= condition.last
            for condition in condition_mentions
        ):
            continue
        if rules.has(kind, Trait.PEOPLE) and _backed(doc, sentence, match, condition_mentions):
            continue
        next_door = rules.has(kind, Trait.NEXT_DOOR)
        owners = [] if next_door else _owners(doc, match.first, match.last, mentions)
        foreign = tuple(owner for owner in owners if owner.foreign)
        if owners and not foreign and rules.has(kind, Trait.OWN) and not _host_place(doc, owners, match):
            continue
        named = bool(foreign) and foreign[0].role == "name"
        if rules.has(kind, Trait.SITES) and (_own(mentions, match) or named):
            kind = rules.first_having(Trait.NEXT_DOOR, kind)  # its own bases lie at home
        hosts = any(owner.countries == doc.language.host and owner.role == "adjective" for owner in owners)
        handed = any(h.first <= match.first <= h.last + 1 for h in sentence.of("handing"))
        if handed and rules.has(kind, Trait.CRAFT):
            kind = rules.first_having(Trait.WEAPONS, kind)  # jets handed over, not flown
        cues.append(KindCue(match.first, match.last, kind, strength == "weak", foreign, hosts))
    return _cleaned(doc, cues, sentence.of("topics"))


def _own(mentions: list[Mention], match: Match) -> bool:
    return any(m.role == "possessive" and -1 <= match.first - m.last <= 1 for m in mentions)


def _backed(
    doc: Document, sentence: Sentence, match: Match, condition_mentions: list[ConditionMention]
) -> bool:
    """Soldiers that are helped or protected, and "European troops" that somebody supports, are somebody else's."""
    backings = [
        backing
        for backing in sentence.of("backing")
        if doc.clause[backing.first] == doc.clause[match.first]
        and not any(condition.first <= backing.first < condition.last for condition in condition_mentions)
    ]
    sendings = {act.first for act in sentence.of("act") if act.value == "any"}
    backings = [
        backing  # "supports sending soldiers" supports no soldiers
        for backing in backings
        if not any(i in sendings for i in range(backing.last, match.first))
    ]
    if any(0 <= match.first - backing.last <= NEAR for backing in backings):
        return True
    return bool(backings) and any(0 <= match.first - group.last <= 1 for group in sentence.of("group"))


def _host_place(doc: Document, owners: list[Mention], match: Match) -> bool:
    """ "Bases in Ukraine" holds the host's name as the place, not as the owner."""
    return all(
        owner.countries == doc.language.host and owner.first > match.first and owner.role != "adjective"
        for owner in owners
    )


def _owners(doc: Document, first: int, last: int, mentions: list[Mention]) -> list[Mention]:
    """Countries attached to a noun: an adjective or genitive right before or after it, or written into it."""
    owners = []
    for mention in mentions:
        if not mention.countries or mention.in_condition or mention.role in POINTING:
            continue
        if mention.first >= first and mention.last <= last:
            if last - first <= NEAR:
                owners.append(mention)  # Bundeswehrsoldaten
            continue
        before, after = first - mention.last, mention.first - last
        if doc.clause[mention.first] != doc.clause[first]:
            continue
        adjective = (
            mention.role == "adjective"
            and (0 <= before <= 1 or after == 0)
            and not _split(doc, mention, first)
        )
        genitive = mention.role == "name" and _genitive(doc, mention, first, last)
        if adjective or genitive:
            owners.append(mention)
    return owners


def _split(doc: Document, mention: Mention, first: int) -> bool:
    """Whether a mark stands between an adjective and the noun."""
    if mention.last > first:
        return bool(doc.tokens.gaps[mention.first - 1] & COMMA)
    noun = doc.language.lang == "de" and any(doc.tokens.capital(i) for i in range(mention.last, first))
    return noun or any(doc.tokens.gaps[i] for i in range(mention.last - 1, first))


def _genitive(doc: Document, mention: Mention, first: int, last: int) -> bool:
    """Poland's soldiers, die Soldaten Polens, бази Румунії: the name leans on the noun."""
    words, lang = doc.tokens.words, doc.language.lang
    if lang == "en":
        return mention.last < first <= mention.last + 2 and words[mention.last] == "'s"
    if lang in {"de", "nl", "sv"}:
        return (mention.last == first or mention.first == last) and words[mention.last - 1].endswith("s")
    return (
        lang in {"uk", "pl"}
        and mention.first == last
        and not mention.oblique
        and words[mention.first].endswith(("ії", "ини", "щі", "ii", "ji"))
    )


def _cleaned(doc: Document, cues: list[KindCue], topics: list[Match]) -> list[KindCue]:
    """Soldiers in a neighbouring country are support from there; a vague word beside an exact one says nothing."""
    has = doc.language.rules.has
    doors = [cue for cue in cues if has(cue.kind, Trait.NEXT_DOOR)]
    kept: list[KindCue] = []
    for cue in cues:
        clause = doc.clause[cue.first]
        moved = has(cue.kind, Trait.MOVABLE) and any(
            doc.clause[door.first] == clause and 0 <= door.first - cue.last <= NEXT_DOOR_REACH
            for door in doors
        )
        trained = has(cue.kind, Trait.NEXT_DOOR) and any(
            has(other.kind, Trait.LESSONS, Trait.WATCH) and doc.clause[other.first] == clause
            for other in cues
        )
        amount = (
            has(cue.kind, Trait.MONEY)
            and any(
                has(other.kind, Trait.WEAPONS)
                and doc.chunk[other.first] == doc.chunk[cue.first]
                and abs(other.first - cue.first) <= WORTH
                for other in cues
            )
            and doc.tokens.words[cue.first].startswith(AMOUNTS)
        )
        complement = has(cue.kind, Trait.PEOPLE) and any(
            has(other.kind, Trait.SERVING)
            and other.first < cue.first
            and cue.first - other.last <= NEAR + 1
            and not _and(doc, other.last, cue.first)
            for other in cues
        )
        backed = has(cue.kind, Trait.PEOPLE) and any(
            has(other.kind, Trait.GUARANTEE) and not other.weak and doc.clause[other.first] == clause
            for other in cues
        )
        vague = cue.weak and any(
            not other.weak
            and doc.clause[other.first] == clause
            and (
                other.kind == cue.kind
                or (has(cue.kind, Trait.VAGUE) and abs(other.first - cue.first) <= BESIDE)
            )
            for other in cues
        )
        before = [
            other
            for other in cues
            if other.last <= cue.first
            and doc.clause[other.first] == clause
            and not other.weak
            and not _conjoined(doc, other.last, cue.first)
        ]
        hosted = has(cue.kind, Trait.HOUSED) and any(
            has(other.kind, Trait.SITES, Trait.NEXT_DOOR) for other in before
        )  # bases for others' jets
        taught = cue.hosts and any(
            has(other.kind, Trait.LESSONS) and cue.first - other.last <= NEAR for other in before
        )
        teaching = (
            has(cue.kind, Trait.PEOPLE)
            and bool(cue.owners)
            and any(
                has(o.kind, Trait.LESSONS) and o.first >= cue.last and doc.clause[o.first] == clause
                for o in cues
            )
            and not any(_conjoined(doc, cue.last, o.first) for o in cues if has(o.kind, Trait.LESSONS))
        )  # "Canadian soldiers train recruits"
        leading = has(cue.kind, Trait.LEADERSHIP) and any(  # "take the lead of the naval component"
            has(other.kind, Trait.LED)
            and 0 <= other.first - cue.last <= NEAR
            and not _and(doc, cue.last, other.first)
            for other in cues
        )
        force = cue.weak or any(match.first == cue.first for match in topics)
        part = has(cue.kind, Trait.PEOPLE) and force and any(not _and(doc, o.last, cue.first) for o in before)
        # "minehunters as part of the force"
        held = has(cue.kind, Trait.WEAPONS) and any(
            (
                has(other.kind, Trait.SITES)
                and 0 <= cue.first - other.last <= NEAR
                and not _and(doc, other.last, cue.first)
            )
            or (
                has(other.kind, Trait.WATCH) and other.last <= cue.first and doc.clause[other.first] == clause
            )
            for other in cues
        )  # depots for weapons, a truce watched with drones
        paid = has(cue.kind, Trait.PAID_FOR) and any(  # "money for clearing mines"
            has(other.kind, Trait.MONEY)
            and other.last <= cue.first
            and cue.first - other.last <= NEAR
            and not _and(doc, other.last, cue.first)
            for other in cues
        )
        if not (
            moved
            or paid
            or trained
            or vague
            or backed
            or complement
            or amount
            or held
            or hosted
            or taught
            or part
            or leading
            or teaching
        ):
            kept.append(cue)
    return kept


def _conjoined(doc: Document, first: int, last: int) -> bool:
    """Whether two cues are joined by "and"."""
    words = doc.tokens.words
    return any(words[i] in doc.language.lexicon.conjunctions for i in range(first, last))


def _and(doc: Document, first: int, last: int) -> bool:
    """Whether two cues are joined by "and" or a comma."""
    return _conjoined(doc, first, last) or any(doc.tokens.gaps[i - 1] for i in range(first, last + 1))
