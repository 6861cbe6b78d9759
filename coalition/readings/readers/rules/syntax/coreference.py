"""Whom pronouns, "the country" and "both" mean: the country in focus, moved on from mention to mention."""

from dataclasses import dataclass
from itertools import pairwise

from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import POINTING, Mention, of_state

PAIRED = 5  # words between two names of a pair
PLACED = 5  # words from "in Denmark" to "the government"


@dataclass(slots=True)
class Focus:
    """Whom "he", "the country" and "both" mean."""

    country: tuple[str, ...] = ()
    person: Mention | None = None
    pair: tuple[str, ...] = ()
    abroad: bool = False  # the host's people have been speaking


def resolve(doc: Document, sentence: Sentence, mentions: list[Mention], focus: Focus) -> None:
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
                focus.country = _opening(doc, mention, mentions) or focus.country
            mention.countries = focus.country
            if not focus.country and mention.role == "anaphor" and not focus.abroad:
                mention.countries = _at_home(doc, mention)
            if mention.role == "pronoun" and focus.person and focus.person.countries == focus.country:
                mention.leader = focus.person.leader
        elif mention.role == "adjective" and focus.country and not of_state(sentence, mention):
            continue  # "American cover", "French weapons": whose it is, not who is spoken of
        elif mention.foreign and mention.countries and not mention.in_condition:
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


def _at_home(doc: Document, mention: Mention) -> tuple[str, ...]:
    """ "The government", before anybody is named, is that of the country where the language is spoken most:
    in a sentence that names the host, since at home governments have more to do."""
    lexicon, words = doc.language.lexicon, doc.tokens.words[mention.first : mention.last]
    sentence = doc.sentences[doc.tokens.sentence[mention.first]]
    if not any(match.value == "host" for match in sentence.of("who")):
        return ()
    return (lexicon.home,) if lexicon.home and any(word in lexicon.organs for word in words) else ()


def _opening(doc: Document, mention: Mention, mentions: list[Mention]) -> tuple[str, ...]:
    """ "In Denmark the government has agreed": the country that opens the sentence says whose it is."""
    opened = doc.sentences[doc.tokens.sentence[mention.first]].first
    for place in mentions:
        placed = place.oblique and place.foreign and place.role in {"name", "capital"}
        if placed and place.first - opened <= 1 and 0 <= mention.first - place.last <= PLACED:
            return place.countries
    return ()


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
