"""Who is named: countries, their capitals, leaders, parliaments and armies, and the words that point back at them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise

from coalition.codebook.lexicon import Leader
from coalition.readings.readers.rules.lexical.patterns import Match
from coalition.readings.readers.rules.lexical.tokens import COMMA
from coalition.readings.readers.rules.syntax.document import Document, Sentence

POINTING = {"pronoun", "anaphor", "both", "possessive"}
# Endings of names that are not in the nominative.
CASES = {
    "uk": (
        "ії",
        "ію",
        "ією",
        "щини",
        "щину",
        "щині",
        "щі",
        "щу",
        "щею",
        "тви",
        "тву",
        "твою",
        "тві",
        "нам",
        "нами",
        "нах",
        "ом",
        "ем",
        "ні",
        "у",
        "ові",
    ),
    "pl": (
        "ii",
        "ię",
        "ią",
        "cji",
        "cję",
        "cją",
        "sce",
        "skę",
        "ską",
        "skiej",
        "wie",
        "wę",
        "wą",
        "om",
        "ami",
        "ach",
        "em",
        "owi",
        "ainie",
        "ainę",
        "ainą",
    ),
    "fi": ("lle", "lta", "lla", "ssa", "sta", "een", "aan", "iin"),
}
NOMINATIVES = {"itävalta", "malta"}  # whose last letters only look like a case
PERSONS = {
    "uk": ("а", "у", "ом", "ові", "ем", "им", "ого", "ому"),
    "pl": ("a", "owi", "em", "iem", "ego", "emu", "im", "ym"),
}
PEOPLES = {
    "uk": ("йц", "ськ"),
    "pl": ("ijsk", "ijczy", "iac"),
}  # what only a people's name or an adjective holds
OFFICE = 2  # words between an adjective and the office
GOVERNED = 3  # words from a preposition to the name it governs


@dataclass(slots=True)
class Mention:
    """Somebody named: the countries meant, how, and whether a preposition makes them the object."""

    first: int
    last: int
    countries: tuple[str, ...]
    role: str  # name, adjective, capital, seat, leader, pronoun, anaphor, both
    oblique: bool = False
    agent: bool = False
    cased: bool = False  # its ending says that it is no subject
    experiencer: bool = False
    in_condition: bool = False  # part of a condition
    leader: Leader | None = None
    outsider: bool = False  # out of office, or in opposition
    apart: frozenset[str] = frozenset()  # who pledges nothing: the host and its adversary

    @property
    def foreign(self) -> bool:
        """Neither the host nor its adversary."""
        return not self.apart.intersection(self.countries)


def in_office(leaders: list[Leader], on: date | None) -> tuple[Leader, bool]:
    """The leader meant on a day, and whether in office then."""
    day = on or datetime.now(tz=UTC).date()
    for leader in leaders:
        if leader.since <= day and (leader.until is None or day < leader.until):
            return leader, True
    if on is None:
        return leaders[-1], True
    return leaders[-1], False


def find_mentions(doc: Document, sentence: Sentence, namesakes: frozenset[str]) -> list[Mention]:
    """The mentions of a sentence in order, pointers still without a country."""
    found: dict[tuple[int, int], list[Match]] = {}
    for match in sentence.of("who"):
        found.setdefault((match.first, match.last), []).append(match)
    oblique = {match.last for match in sentence.of("oblique")}
    relatives = {match.first for match in sentence.of("relatives")}
    agents = {match.last for match in sentence.of("agent")}
    experiencers = {match.last for match in sentence.of("experiencer")}
    mentions: list[Mention] = []
    for (first, last), matches in found.items():
        mention = _mention(doc, first, last, matches, namesakes)
        mention.apart = doc.language.rules.apart
        mention.cased = _cased(doc, mention) and not _of_office(doc, sentence, mention.first)
        mention.oblique = mention.cased or _governed(doc, sentence, mention, oblique)
        mention.agent = _governed(doc, sentence, mention, agents)
        mention.experiencer = mention.oblique and _governed(doc, sentence, mention, experiencers)
        mentions.append(mention)
    mentions = _without_titles(mentions)
    mentions.sort(key=lambda mention: mention.first)
    _spread(doc, sentence, mentions)
    _relate(mentions, relatives)
    return mentions


def _relate(mentions: list[Mention], relatives: set[int]) -> None:
    """ "With a Poland that has ruled out", "Spain and Italy, which will pay": the actors of what follows."""
    following = len(mentions)
    for k in range(len(mentions) - 1, -1, -1):
        mention = mentions[k]
        listed = (
            k + 1 == following and k + 1 < len(mentions) and mentions[k + 1].first - mention.last <= 1
        ) and mention.role == mentions[k + 1].role
        if mention.last in relatives or listed:
            mention.oblique = mention.cased = mention.experiencer = False
            following = k


def _without_titles(mentions: list[Mention]) -> list[Mention]:
    """Leaves out "the prime minister" right before the name, and "le Royaume" inside of "le Royaume-Uni"."""
    named = [m for m in mentions if m.role not in POINTING]
    return [
        m
        for m in mentions
        if m.role != "anaphor"
        or not any(-1 <= n.first - m.last <= 1 or m.first <= n.first < m.last for n in named)
    ]


def _mention(
    doc: Document, first: int, last: int, matches: list[Match], namesakes: frozenset[str]
) -> Mention:
    leaders = [
        doc.language.leaders[int(match.value[7:])] for match in matches if match.value.startswith("leader:")
    ]
    word = doc.tokens.words[first]
    if leaders or word in namesakes:
        if not leaders:
            leaders = [
                leader for leader in doc.language.leaders if leader.name.casefold().split()[-1] == word
            ]
        leader, serving = in_office(leaders, doc.on)
        return Mention(
            first,
            last,
            (leader.country,),
            "leader",
            leader=leader,
            outsider=not serving or leader.office == "opposition",
        )
    names = [match for match in matches if not match.value.endswith("adjective")]
    if any(part in word for part in PEOPLES.get(doc.language.lang, ())):
        names = [match for match in matches if match.value.endswith("adjective")]  # "Італійці" is no "Італія"
    kind, _, rest = (names or matches)[0].value.partition(":")
    if kind == "country":
        code, _, role = rest.partition(":")
        if role == "adjective" and _person(doc, first):
            role = "name"
        return Mention(first, last, (code,), role)
    if kind in {"host", "adversary"}:
        return Mention(
            first,
            last,
            doc.language.host if kind == "host" else doc.language.adversary,
            "adjective" if _is_adjective(doc, first) else "name",
        )
    return Mention(first, last, (), kind.removesuffix("s"))


def _person(doc: Document, at: int) -> bool:
    """Whether an adjective of a people stands for somebody of it: "el canadiense", where adjectives follow their noun."""
    articles = doc.language.lexicon.articles
    return bool(at and articles) and doc.tokens.words[at - 1] in articles and not doc.tokens.gaps[at - 1]


def _is_adjective(doc: Document, at: int) -> bool:
    """Whether the host's or the adversary's name is written as an adjective."""
    if doc.language.lang in {"en", "nl"}:
        return doc.tokens.words[at].endswith(("ian", "isch", "ische", "iens", "iense", "ïens", "ïense"))
    return not doc.tokens.capital(at)


def _cased(doc: Document, mention: Mention) -> bool:
    """Whether the ending of a name, or the article before it, says that it is no subject."""
    lang, word = doc.language.lang, doc.tokens.words[mention.last - 1]
    if mention.role == "seat":
        word = doc.tokens.words[mention.first]  # "Сейм Литви": the parliament is the subject
    if mention.role in {"name", "capital", "seat"}:
        if lang == "de":
            return (
                mention.countries == doc.language.host
                and mention.first > 0
                and doc.tokens.words[mention.first - 1] == "der"
            )
        return lang in CASES and word.endswith(CASES[lang]) and word not in NOMINATIVES
    if mention.role == "leader" and mention.leader and lang in PERSONS:
        return word.endswith(PERSONS[lang]) and not mention.leader.name.casefold().endswith(("a", "u", "о"))
    return False


def _governed(doc: Document, sentence: Sentence, mention: Mention, ends: set[int]) -> bool:
    """Whether a preposition stands before the mention, an article or adjective between at most."""
    tokens = doc.tokens
    adjectives = {
        i
        for m in sentence.of("who") + sentence.of("group")
        if m.value.endswith(("adjective", "group"))
        for i in range(m.first, m.last)
    }
    for back in range(GOVERNED):
        at = mention.first - back
        if at <= sentence.first:
            return False
        if at in ends:
            turned = any(match.last == at for match in sentence.of("contrast"))  # "quant à l'Irlande"
            return not turned and not _of_office(doc, sentence, at) and not _sits(doc, sentence, mention, at)
        if tokens.gaps[at - 1] & COMMA or doc.chunk[at - 1] != doc.chunk[mention.first]:
            return False
        if tokens.words[at - 1] not in doc.language.passable and at - 1 not in adjectives:
            return False
    return False


def _sits(doc: Document, sentence: Sentence, mention: Mention, at: int) -> bool:
    """ "Rząd w Hadze": a government in its capital is the actor."""
    cased = doc.language.lang in CASES and mention.role == "capital"
    return cased and any(match.last == at - 1 for match in sentence.of("offices"))


def _of_office(doc: Document, sentence: Sentence, at: int) -> bool:
    """ "The leaders of France and Spain": the genitive names the actor, not an object."""
    if doc.language.lang in CASES:
        return any(match.last == at for match in sentence.of("offices"))
    return any(match.last in (at - 1, at - 2) for match in sentence.of("offices")) and any(
        match.last == at for match in sentence.of("genitive")
    )


def _spread(doc: Document, sentence: Sentence, mentions: list[Mention]) -> None:
    """In a list ("in France, Spain and Italy") what governs the first governs all."""
    for before, after in pairwise(mentions):
        if (
            before.oblique
            and before.foreign == after.foreign
            and not any(
                say.last == before.first for say in sentence.of("reporting")
            )  # "according to Paris, Berlin"
            and not after.oblique
            and after.first - before.last <= 1
            and before.role == after.role != "leader"
        ):
            after.oblique = True
        if before.agent and after.first - before.last <= 1:
            after.agent = True


def of_state(sentence: Sentence, mention: Mention) -> bool:
    """Whether an adjective stands at an office or an organ: "the Dutch cabinet"."""
    return any(
        -OFFICE <= match.first - mention.last <= OFFICE or -1 <= mention.first - match.last <= 1
        for sort in ("offices", "anaphors")
        for match in sentence.of(sort)
    )
