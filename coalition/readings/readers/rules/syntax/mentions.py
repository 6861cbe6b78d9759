"""Who is named: countries, their capitals, leaders, parliaments and armies, and the words that point back at them."""

from dataclasses import dataclass
from datetime import UTC, date, datetime
from itertools import pairwise

from coalition.codebook.lexicon import Leader
from coalition.readings.readers.rules.lexical.patterns import Match
from coalition.readings.readers.rules.lexical.tokens import COMMA
from coalition.readings.readers.rules.syntax.document import Document, Sentence

HOST, FOE = "UA", "RU"
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
PAIRED = 5  # words between two names of a pair
OFFICE = 2  # words between an adjective and the office
PLACED = 5  # words from "in Denmark" to "the government"
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
    waited: bool = False  # part of a condition
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
    abroad: bool = False  # the host's people have been speaking


def in_office(leaders: list[Leader], on: date | None) -> tuple[Leader, bool]:
    """The leader meant on a day, and whether in office then."""
    day = on or datetime.now(tz=UTC).date()
    for leader in leaders:
        if leader.since <= day and (leader.until is None or day < leader.until):
            return leader, True
    if on is None:
        return leaders[-1], True
    return leaders[-1], False


def find_mentions(scene: Document, sentence: Sentence, namesakes: frozenset[str]) -> list[Mention]:
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
        mention = _mention(scene, first, last, matches, namesakes)
        mention.cased = _cased(scene, mention) and not _of_office(scene, sentence, mention.first)
        mention.oblique = mention.cased or _governed(scene, sentence, mention, oblique)
        mention.agent = _governed(scene, sentence, mention, agents)
        mention.experiencer = mention.oblique and _governed(scene, sentence, mention, experiencers)
        mentions.append(mention)
    mentions = _without_titles(mentions)
    mentions.sort(key=lambda mention: mention.first)
    _spread(scene, sentence, mentions)
    _relate(mentions, relatives)
    return mentions


def _relate(mentions: list[Mention], relatives: set[int]) -> None:
    """ "With a Poland that has ruled out", "Spain and Italy, which will pay": the doers of what follows."""
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
    scene: Document, first: int, last: int, matches: list[Match], namesakes: frozenset[str]
) -> Mention:
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
    names = [match for match in matches if not match.value.endswith("adjective")]
    if any(part in word for part in PEOPLES.get(scene.language.lang, ())):
        names = [match for match in matches if match.value.endswith("adjective")]  # "Італійці" is no "Італія"
    kind, _, rest = (names or matches)[0].value.partition(":")
    if kind == "country":
        code, _, role = rest.partition(":")
        if role == "adjective" and _person(scene, first):
            role = "name"
        return Mention(first, last, (code,), role)
    if kind in {"host", "foe"}:
        return Mention(
            first,
            last,
            (HOST if kind == "host" else FOE,),
            "adjective" if _is_adjective(scene, first) else "name",
        )
    return Mention(first, last, (), kind.removesuffix("s"))


def _person(scene: Document, at: int) -> bool:
    """Whether an adjective of a people stands for somebody of it: "el canadiense", where adjectives follow their noun."""
    articles = scene.language.lexicon.articles
    return bool(at and articles) and scene.tokens.words[at - 1] in articles and not scene.tokens.gaps[at - 1]


def _is_adjective(scene: Document, at: int) -> bool:
    """Whether the host's or the foe's name is written as an adjective."""
    if scene.language.lang in {"en", "nl"}:
        return scene.tokens.words[at].endswith(("ian", "isch", "ische", "iens", "iense", "ïens", "ïense"))
    return not scene.tokens.capital(at)


def _cased(scene: Document, mention: Mention) -> bool:
    """Whether the ending of a name, or the article before it, says that it is no subject."""
    lang, word = scene.language.lang, scene.tokens.words[mention.last - 1]
    if mention.role == "seat":
        word = scene.tokens.words[mention.first]  # "Сейм Литви": the parliament is the subject
    if mention.role in {"name", "capital", "seat"}:
        if lang == "de":
            return (
                mention.countries == (HOST,)
                and mention.first > 0
                and scene.tokens.words[mention.first - 1] == "der"
            )
        return lang in CASES and word.endswith(CASES[lang]) and word not in NOMINATIVES
    if mention.role == "leader" and mention.leader and lang in PERSONS:
        return word.endswith(PERSONS[lang]) and not mention.leader.name.casefold().endswith(("a", "u", "о"))
    return False


def _governed(scene: Document, sentence: Sentence, mention: Mention, ends: set[int]) -> bool:
    """Whether a preposition stands before the mention, an article or adjective between at most."""
    tokens = scene.tokens
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
            return (
                not turned and not _of_office(scene, sentence, at) and not _sits(scene, sentence, mention, at)
            )
        if tokens.gaps[at - 1] & COMMA or scene.chunk[at - 1] != scene.chunk[mention.first]:
            return False
        if tokens.words[at - 1] not in scene.language.passable and at - 1 not in adjectives:
            return False
    return False


def _sits(scene: Document, sentence: Sentence, mention: Mention, at: int) -> bool:
    """ "Rząd w Hadze": a government in its capital is the doer."""
    cased = scene.language.lang in CASES and mention.role == "capital"
    return cased and any(match.last == at - 1 for match in sentence.of("offices"))


def _of_office(scene: Document, sentence: Sentence, at: int) -> bool:
    """ "The leaders of France and Spain": the genitive names the doer, not an object."""
    if scene.language.lang in CASES:
        return any(match.last == at for match in sentence.of("offices"))
    return any(match.last in (at - 1, at - 2) for match in sentence.of("offices")) and any(
        match.last == at for match in sentence.of("genitive")
    )


def _spread(scene: Document, sentence: Sentence, mentions: list[Mention]) -> None:
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


def resolve(scene: Document, sentence: Sentence, mentions: list[Mention], focus: Focus) -> None:
    """Gives pronouns and "the country" the country in focus, left to right, and moves the focus."""
    offices = {match.last for match in sentence.of("offices")}
    subject: Mention | None = None
    for mention in mentions:
        if mention.role == "both":
            mention.countries = focus.pair
        elif mention.role == "anaphor" and mention.last in offices and focus.person:
            mention.countries, mention.leader = focus.person.countries, focus.person.leader
        elif mention.role in POINTING:
            if mention.role == "anaphor":
                focus.country = _opening(scene, mention, mentions) or focus.country
            mention.countries = focus.country
            if not focus.country and mention.role == "anaphor" and not focus.abroad:
                mention.countries = _at_home(scene, mention)
            if mention.role == "pronoun" and focus.person and focus.person.countries == focus.country:
                mention.leader = focus.person.leader
        elif mention.role == "adjective" and focus.country and not of_state(sentence, mention):
            continue  # "American cover", "French weapons": whose it is, not who is spoken of
        elif mention.foreign and mention.countries and not mention.waited:
            if mention.role == "leader" and not mention.oblique:
                focus.person = mention
            if (
                subject is None
                or (subject.oblique and not mention.oblique)
                or (mention.role == "leader" and not mention.oblique)
            ):
                subject = mention
                if not mention.oblique:
                    focus.country = mention.countries
        elif not mention.foreign and mention.role == "name" and not mention.oblique:
            focus.abroad = True
    speaker = _speaker(sentence, mentions)
    if speaker is not None and speaker.countries and speaker.foreign:
        focus.country = speaker.countries
    elif subject is not None and not focus.country:
        focus.country = subject.countries
    _pair(mentions, focus)


def _at_home(scene: Document, mention: Mention) -> tuple[str, ...]:
    """ "The government", before anybody is named, is that of the country where the language is spoken most:
    in a sentence that names the host, since at home governments have more to do."""
    lexicon, words = scene.language.lexicon, scene.tokens.words[mention.first : mention.last]
    sentence = scene.sentences[scene.tokens.sentence[mention.first]]
    if not any(match.value == "host" for match in sentence.of("who")):
        return ()
    return (lexicon.home,) if lexicon.home and any(word in lexicon.organs for word in words) else ()


def _opening(scene: Document, mention: Mention, mentions: list[Mention]) -> tuple[str, ...]:
    """ "In Denmark the government has agreed": the country that opens the sentence says whose it is."""
    opened = scene.sentences[scene.tokens.sentence[mention.first]].first
    for place in mentions:
        placed = place.oblique and place.foreign and place.role in {"name", "capital"}
        if placed and place.first - opened <= 1 and 0 <= mention.first - place.last <= PLACED:
            return place.countries
    return ()


def of_state(sentence: Sentence, mention: Mention) -> bool:
    """Whether an adjective stands at an office or an organ: "the Dutch cabinet"."""
    return any(
        -OFFICE <= match.first - mention.last <= OFFICE or -1 <= mention.first - match.last <= 1
        for sort in ("offices", "anaphors")
        for match in sentence.of(sort)
    )


def _speaker(sentence: Sentence, mentions: list[Mention]) -> Mention | None:
    """The person, named or pointed at, who stands at a verb of saying."""
    says = sentence.of("reporting")
    for mention in mentions:
        speaks = any(0 <= say.first - mention.last <= 1 or 0 <= mention.first - say.last <= 1 for say in says)
        if speaks and mention.role in {"leader", "pronoun", "anaphor"} and not mention.oblique:
            return mention
    return None


def _pair(mentions: list[Mention], focus: Focus) -> None:
    """Remembers two countries named side by side, for "both countries"."""
    names = [
        m
        for m in mentions
        if m.foreign and m.countries and not m.oblique and m.role not in POINTING | {"adjective"}
    ]
    for before, after in pairwise(names):
        if after.first - before.last <= PAIRED and before.countries != after.countries:
            focus.pair = tuple(dict.fromkeys(before.countries + after.countries))
