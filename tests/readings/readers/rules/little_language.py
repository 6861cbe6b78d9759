"""A language of a few words, so that a test says exactly which cue stands where and how many words lie between.

The codebook's own lexicons know thousands of cues, of which one or another always happens to stand near. Here a sort of cue has one
word, a word that is no cue is written `x`, and the kinds are named for what is special to them.
"""

from datetime import date
from functools import cache

from coalition.codebook.lexicon import (
    Acts,
    CountryWords,
    KindCues,
    Leader,
    Lexicon,
    Lexicons,
    Modals,
)
from coalition.codebook.reading_rules import ReadingRules
from coalition.codebook.traits import Stance, Trait
from coalition.readings.claims import ArticleText, Claim
from coalition.readings.readers.rules import RulesReader
from coalition.readings.readers.rules.semantics import conditions
from coalition.readings.readers.rules.semantics.kinds import KindCue, find_kinds
from coalition.readings.readers.rules.semantics.stance_cues import Cue, stance_cues
from coalition.readings.readers.rules.syntax.coreference import Focus, resolve
from coalition.readings.readers.rules.syntax.document import Document
from coalition.readings.readers.rules.syntax.entities import Mention, find_mentions

TODAY = date(2026, 1, 10)
LANGS = ("en", "de", "nl", "sv", "fi", "fr", "uk", "pl")

RULES = ReadingRules(
    statuses={stance: stance.value for stance in Stance},
    traits={
        Trait.PEOPLE: ("troops",),
        Trait.OF_THE_FORCE: ("troops", "bases", "jets", "watch"),
        Trait.TAKEN_UP: ("troops", "bases", "jets"),
        Trait.TAKEN_UP_AT_ONCE: ("arms",),
        Trait.OWN: ("troops", "bases"),
        Trait.MOVABLE: ("troops", "bases", "logistics"),
        Trait.HOUSED: ("troops", "jets"),
        Trait.SITES: ("bases",),
        Trait.NEXT_DOOR: ("next_door",),
        Trait.CRAFT: ("jets",),
        Trait.LED: ("jets",),
        Trait.SERVING: ("logistics",),
        Trait.VAGUE: ("troops", "cover"),
        Trait.GOODS: ("jets", "arms"),
        Trait.GIFTS: ("arms", "money"),
        Trait.WEAPONS: ("arms",),
        Trait.MONEY: ("money",),
        Trait.LESSONS: ("lessons",),
        Trait.WATCH: ("watch",),
        Trait.PAID_FOR: ("demining",),
        Trait.LEADERSHIP: ("command",),
        Trait.GUARANTEE: ("cover",),
    },
    units={
        "troops": frozenset({"soldiers"}),
        "jets": frozenset({"jets"}),
        "money": frozenset({"EUR", "USD"}),
    },
    currencies=frozenset({"EUR", "USD"}),
    signs={"€": "EUR", "$": "USD"},
    host="UA",
    adversary="RU",
    backer="US",
    neighbours=frozenset({"PL"}),
    force="troops",
    truce="truce",
    unspecified="other",
)  # fmt: skip

NAMES = {
    "ES": ("Spain", "Spanish", "Madrid", "Cortes"),
    "IT": ("Italy", "Italian", "Rome", "Quirinal"),
    "NO": ("Norway", "Norwegian", "Oslo", "Storting"),
    "PL": ("Poland", "Polish", "Warsaw", "Sejm"),
    "US": ("America", "American", "Washington", "Congress"),
}
LEADERS = (
    Leader(name="Ana Sol", country="ES", office="head_of_government", since=date(2020, 1, 1), forms=("Sol",)),
    Leader(name="Bo Lund", country="NO", office="head_of_state", since=date(2020, 1, 1), forms=("Lund",)),
    Leader(
        name="Ex Duce",
        country="IT",
        office="minister",
        since=date(2020, 1, 1),
        until=date(2025, 1, 1),
        forms=("Duce",),
    ),
    Leader(name="Op Nay", country="ES", office="opposition", since=date(2020, 1, 1), forms=("Nay",)),
    Leader(name="Vo Hetman", country="UA", office="head_of_state", since=date(2020, 1, 1), forms=("Hetman",)),
)


def _lexicon(lang: str) -> Lexicon:
    return Lexicon(
        lang=lang,
        acts=Acts(
            any=("send", "go", "kupi"),
            future=("shallsend", "stellen"),
            present=("sends",),
            past=("sent",),
            conditional=("mightsend",),
            future_endings=("ra",),
            conditional_endings=("rait",),
        ),
        stances={
            Stance.REFUSAL: ("refuses", "not only balks"),
            Stance.DOUBT: ("hesitates",),
            Stance.OPENNESS: ("considers", "idea", "not averse"),
            Stance.INTENTION: ("wants",),
            Stance.PROMISE: ("promises",),
            Stance.DECISION: ("approves", "has .. decided"),
            Stance.DEED: ("delivers",),
            Stance.WITHDRAWAL: ("withdraws",),
        },
        not_stances=("wants peace",),
        modals=Modals(
            will=("will", "wird", "werden"), would=("would",), could=("could", "können"), should=("should",)
        ),
        idle=("discuss",),
        negation=("not", "no"),
        not_negation=("not only",),
        not_until=("pending", "not .. before"),
        contrast=("but", "however"),
        contrast_adverbs=("however",),
        joints=("that",),
        conjunctions=("and",),
        ifs=("if",),
        condition_links=("after", "provided that", "without"),
        requirements=("requires",),
        reporting=("said",),
        oblique=("with", "in"),
        determiners=("the",),
        agent=("by",),
        experiencer=("for",),
        together=("alongside",),
        list_openers=("among",),
        both=("both",),
        pronouns=("he",),
        possessives=("his",),
        genitive=("of",),
        anaphors=("government",),
        offices=("minister", "government"),
        home="NO",
        organs=("government",),
        opposition=("opposition",),
        outsiders=("experts",),
        polls=("poll",),
        calls=("urges",),
        hypothetical=("supposedly",),
        whether=("whether",),
        suppositions=("idea",),
        asking=("asked",),
        likewise=("likewise",),
        it=("it",),
        joining=("join",),
        not_joining=("summit",),
        everything=("everything",),
        relatives=("who",),
        even=("even",),
        past_markers=("formerly",),
        up_to=("upto",),
        several=("several",),
        number_words={"two": 2, "ten": 10, "hundred": 100, "million": 1_000_000},
        host=("Ukraine", "Ukrainian", "Kyiv"),
        background=("invasion x Ukraine",),
        adversary=("Russia", "Russian", "Moscow"),
        groups=("countries",),
        theatres=("Gaza",),
        kinds={
            "troops": KindCues(strong=("soldiers",), weak=("presence",)),
            "bases": KindCues(strong=("bases",)),
            "next_door": KindCues(strong=("nextdoor", "from the neighbours")),
            "jets": KindCues(strong=("jets",), weak=("wings",)),
            "arms": KindCues(strong=("missiles",)),
            "money": KindCues(strong=("money", "millions")),
            "lessons": KindCues(strong=("lessons",)),
            "watch": KindCues(strong=("watching",)),
            "logistics": KindCues(strong=("logistics",)),
            "demining": KindCues(strong=("demining",)),
            "command": KindCues(strong=("headquarters",)),
            "cover": KindCues(strong=("guarantee",), weak=("backing",)),
        },
        backing=("supports",),
        conditions={"truce": ("ceasefire",), "parliament": ("vote",), "other": ("terms",)},
        condition_phrases={"truce": ("oncequiet",)},
        handing=("handover",),
        topics=("force", "presence"),
        units={"soldiers": ("soldiers",), "jets": ("jets",), "EUR": ("euros",)},
    )


@cache
def reader() -> RulesReader:
    countries = {
        code: dict.fromkeys(
            LANGS,
            CountryWords(names=(name,), adjectives=(adjective,), capitals=(capital,), institutions=(seat,)),
        )
        for code, (name, adjective, capital, seat) in NAMES.items()
    }
    return RulesReader(
        Lexicons(languages={lang: _lexicon(lang) for lang in LANGS}, countries=countries, leaders=LEADERS),
        RULES,
    )


def read(text: str, lang: str = "en", title: str = "x Ukraine") -> list[Claim]:
    """The claims of a text whose title names the host."""
    return reader().read(ArticleText(text=text, lang=lang, date=TODAY, title=title)).claims


def said(text: str, lang: str = "en", title: str = "x Ukraine") -> str:
    """The same in a few words: `ES troops refusal +truce; IT jets promise`."""
    return "; ".join(
        " ".join([claim.country, claim.kind, claim.status, *(f"+{slug}" for slug in claim.conditions)])
        for claim in read(text, lang, title)
    )


def lay_out(text: str, lang: str = "en") -> Document:
    language = reader().language(lang)
    assert language is not None
    return Document(text, language, TODAY)


class Analysed:
    """The last sentence of a text with what the reader knows of it before it looks for claims."""

    def __init__(self, text: str, lang: str = "en") -> None:
        doc, focus = lay_out(text, lang), Focus()
        for sentence in doc.sentences:
            mentions = find_mentions(doc, sentence, frozenset())
            resolve(doc, sentence, mentions, focus)
        condition_mentions = conditions.found_in(doc, sentence)
        self.mentions: list[Mention] = mentions
        self.kinds: list[KindCue] = find_kinds(doc, sentence, mentions, condition_mentions)
        self.cues: list[Cue] = stance_cues(doc, sentence, condition_mentions)
