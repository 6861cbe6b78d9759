"""The words a reader goes by: cues per language, countries' names and leaders, as data.

What a language says whatever is spoken of lies in `codebooks/languages/` and is shared by all coalitions; what a coalition
speaks of (its kinds, places, conditions, leaders) lies in its own folder. A language is read where both are there.

A cue is a short pattern over words, matched without regard to case:

    rule* out       a word that begins with "rule", then "out"
    *soldaten       a word that ends in "soldaten" (German compounds)
    no|not plan*    either word
    the? war        the first word may be missing
    rule* .. out    up to four words may stand between
    @send troops    any word of the list `send` under `words`
    ^Turkey, =US    written with a capital; written exactly so

Pure data and its checks: nothing here knows Django, a database or a reader.
"""

from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Annotated, Any, Literal

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

from coalition.codebook import file_faults, yaml_text
from coalition.codebook.traits import Stance

# Beside the codebooks that come with the product, wherever the one in use lies.
LANGUAGES = Path(__file__).resolve().parents[2] / "codebooks" / "languages"

Cue = Annotated[str, StringConstraints(min_length=1, max_length=120, strip_whitespace=True)]
Cues = tuple[Cue, ...]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
Office = Literal[
    "head_of_state",
    "head_of_government",
    "foreign_minister",
    "defence_minister",
    "minister",
    "army_chief",
    "opposition",
]


class LexiconError(Exception):
    """A lexicon can't be used; the message says which file and why."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class KindCues(Strict):
    """What names a kind. `weak` cues count only where somebody does, offers or refuses something with them."""

    strong: Cues = ()
    weak: Cues = ()


class Modals(Strict):
    """Auxiliaries, by how firm they make what follows."""

    will: Cues = ()
    would: Cues = ()
    could: Cues = ()
    should: Cues = ()


class Acts(Strict):
    """Verbs and nouns of sending, giving and taking part, and the endings that tell their tense."""

    any: Cues = ()
    future: Cues = ()
    present: Cues = ()
    past: Cues = ()
    conditional: Cues = ()
    future_endings: tuple[str, ...] = ()
    conditional_endings: tuple[str, ...] = ()
    past_endings: tuple[str, ...] = ()


class Lexicon(Strict):
    """One language's cues. Either file may hold any of them; their lists are put together."""

    # Of the language.
    lang: str = Field(pattern=r"^[a-z]{2}$")
    elides: bool = False  # l'envoi, dell'Ucraina: the word ends at the apostrophe
    abbreviations: tuple[str, ...] = ()
    words: Mapping[str, Cues] = {}
    acts: Acts = Acts()
    stances: Mapping[Stance, Cues] = {}
    not_stances: Cues = ()  # names that hold a word of stance: "coalition of the willing"
    modals: Modals = Modals()
    idle: Cues = ()  # verbs that promise nothing ("will discuss"): an auxiliary or a future of them is no stance
    negation: Cues = ()
    not_negation: Cues = ()  # "not only", "not hesitate": what denies nothing
    not_until: Cues = ()  # "not .. before": a refusal for the time being, which leaves the matter open
    contrast: Cues = ()  # but, while: a new clause with its own stance
    contrast_adverbs: tuple[str, ...] = ()  # those of them that may stand inside their clause: however
    joints: Cues = ()  # which, that, because: a new clause below
    conjunctions: tuple[str, ...] = ()  # and, as well as: what joins the members of a list
    exceptions: Cues = ()
    ifs: Cues = ()  # conjunctions of condition: what stands below them is no stance
    condition_links: Cues = ()
    requirements: Cues = ()  # "one condition", "must first": what follows or precedes is waited for
    reporting: Cues = ()
    oblique: Cues = ()  # prepositions before somebody who is not the doer
    determiners: tuple[str, ...] = ()  # what may stand between a preposition and its noun
    agent: Cues = ()  # "by" of the passive
    experiencer: Cues = ()  # "for Spain it is out of the question"
    together: Cues = ()  # together with
    list_openers: Cues = ()  # among them, including
    both: Cues = ()  # both countries
    pronouns: Cues = ()
    possessives: Cues = ()  # his, their
    genitive: Cues = ()  # the "of" between an office and its country
    anaphors: Cues = ()  # the country, the government
    offices: Cues = ()
    home: CountryCode | None = None  # whose "government" a text means before any country is named
    organs: tuple[str, ...] = ()  # government, minister: words of `anaphors` that may mean those at home
    # Before an adjective of a people they make a person of it: "el canadiense".
    articles: tuple[str, ...] = ()
    opposition: Cues = ()
    outsiders: Cues = ()  # experts, polls, unnamed observers
    polls: Cues = ()  # where they are spoken of, sentences with percentages are about opinions
    calls: Cues = ()
    hypothetical: Cues = ()
    whether: Cues = ()  # indirect questions
    suppositions: Cues = ()  # idea, possibility: open, unless the verb that follows rejects it
    asking: Cues = ()  # "asked about soldiers": the next sentence may be the answer
    likewise: Cues = ()  # the same goes for: what was just said holds for one more
    it: Cues = ()  # it, this, such a step: what was spoken of before
    joining: Cues = ()  # taking part: in the force spoken of before
    not_joining: Cues = ()  # what else can be taken part in: talks, a summit
    everything: Cues = ()  # "all of this": a condition of the whole force
    relatives: Cues = ()  # who, which: what stands before is the doer of what follows
    even: Cues = ()  # not even after, regardless of
    past_markers: Cues = ()
    up_to: Cues = ()
    several: tuple[str, ...] = ()
    number_words: Mapping[str, int] = {}
    # Of the coalition.
    host: Cues = ()
    background: Cues = ()  # the host named only for the war ("invasion of Ukraine"): says not what a text is about
    adversary: Cues = ()
    groups: Cues = ()
    theatres: Cues = ()
    kinds: Mapping[str, KindCues] = {}
    backing: Cues = ()  # supporting, protecting: whose object is somebody else's soldiers
    conditions: Mapping[str, Cues] = {}
    condition_phrases: Mapping[str, Cues] = {}
    handing: Cues = ()  # jets handed over, verb and object: weapons, not patrols
    topics: Cues = ()  # the force, the initiative: what "join" may refer to
    units: Mapping[str, Cues] = {}


class CountryWords(Strict):
    """A country's words in one language."""

    names: Cues = ()
    adjectives: Cues = ()
    capitals: Cues = ()
    institutions: Cues = ()


class Leader(Strict):
    """Somebody who speaks for a country, while in office. `until` is the first day out of office."""

    name: str
    country: CountryCode
    office: Office
    since: date
    until: date | None = None
    forms: Cues = ()


class Lexicons(Strict):
    """All languages of a codebook."""

    languages: Mapping[str, Lexicon]
    countries: Mapping[CountryCode, Mapping[str, CountryWords]]
    leaders: tuple[Leader, ...]


def _parse(file: Path) -> object:
    try:
        return yaml_text.read_as_text(file)  # Pydantic makes dates and numbers
    except OSError as error:
        raise LexiconError(f"{file}: can't be read ({error.strerror}).") from error
    except yaml.YAMLError as error:
        raise LexiconError(f"{file}: {file_faults.of_yaml(error)}") from error
    except UnicodeDecodeError as error:
        raise LexiconError(f"{file}: it isn't written in UTF-8.") from error


def _country_words(file: Path, where: str, row: object) -> dict[str, list[str]]:
    """`names | adjectives | capitals | institutions`, each a list with commas."""
    if not isinstance(row, str) or row.count("|") > 3:
        raise LexiconError(
            f"{file}: {where}: write names | adjectives | capitals | institutions, in one line."
        )
    parts = [[cue.strip() for cue in part.split(",") if cue.strip()] for part in row.split("|")]
    return dict(zip(("names", "adjectives", "capitals", "institutions"), parts, strict=False))


def load_lexicons(folder: Path) -> Lexicons:
    """The lexicons of a codebook's folder. Raises LexiconError with one sentence when one is wrong."""
    languages = {}
    for file in sorted((folder / "lexicon").glob("*.yaml")):
        shared = LANGUAGES / file.name
        if not shared.exists():
            raise LexiconError(f"{file}: nothing is known of that language yet. Write {shared} first.")
        parts = [_parse(shared), _parse(file)]
        for source, part in zip((shared, file), parts, strict=True):
            _valid(source, Lexicon, {"lang": file.stem, **_mapping(source, part)})
        languages[file.stem] = _valid(file, Lexicon, {"lang": file.stem, **_together(*parts)})
    countries = _countries(LANGUAGES / "countries.yaml") | _countries(folder / "countries.yaml")
    file = folder / "leaders.yaml"
    leaders = _parse(file) if file.exists() else []
    return _valid(file, Lexicons, {"languages": languages, "countries": countries, "leaders": leaders})


def _countries(file: Path) -> dict[str, dict[str, CountryWords]]:
    """Countries' words; the codebook's own file is for those that other coalitions name differently."""
    if not file.exists():
        return {}
    return {
        code: {
            lang: _valid(file, CountryWords, _country_words(file, f"{code}.{lang}", row))
            for lang, row in _mapping(file, rows, where=code).items()
        }
        for code, rows in _mapping(file, _parse(file)).items()
    }


def _mapping(file: Path, content: object, where: str = "") -> dict[str, Any]:
    if not isinstance(content, dict):
        raise LexiconError(f"{file}: {where and f'{where}: '}a mapping is expected, one key a line.")
    return content


def _together(one: Any, other: Any) -> Any:
    """Lists one after the other, mappings key by key; of two plain values the second, which is the coalition's."""
    if isinstance(one, dict) and isinstance(other, dict):
        return {key: _together(one[key], other[key]) if key in one and key in other else value
                for key, value in {**one, **other}.items()}  # fmt: skip
    if isinstance(one, list) and isinstance(other, list):
        return one + other
    return other


def _valid[Model: BaseModel](file: Path, model: type[Model], content: object) -> Model:
    try:
        return model.model_validate(content)
    except ValidationError as error:
        raise LexiconError(f"{file}: {file_faults.of_model(error)}") from error


@cache
def lexicons(folder: Path) -> Lexicons:
    """The same, read once a process."""
    return load_lexicons(folder)
