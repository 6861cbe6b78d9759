"""On which conditions: a link ("only after", "provided that") and what it condition_mentions for."""

from dataclasses import dataclass

from coalition.codebook.traits import Trait
from coalition.readings.readers.rules.syntax.document import Document, Sentence

REACH = 9  # words from the link to what it condition_mentions for
LONG_REACH = 14  # the same from a link of several words ("on condition that … and that")
SHORT_REACH = 4  # the same from a short preposition ("with", "mit", "за")
SHORT_WORD = 5


@dataclass(slots=True, frozen=True)
class ConditionMention:
    """A condition named at words `first` to `last`."""

    slug: str
    first: int
    last: int


def found_in(doc: Document, sentence: Sentence) -> list[ConditionMention]:
    """The conditions a sentence names."""
    found = [ConditionMention(match.value, match.first, match.last) for match in sentence.of("condition")]
    links = sentence.of("condition_links") + sentence.of("not_until")
    rules = doc.language.rules
    forces = [
        match
        for match in sentence.of("kind")
        if match.value.endswith(":strong") and rules.has(match.value.partition(":")[0], Trait.PEOPLE)
    ]
    for topic in sentence.of("topic_of_condition"):
        if any(force.first <= topic.first and topic.last <= force.last for force in forces):
            continue  # "a peace mission" waits for no peace
        if any(_links(doc, link.first, link.last, topic.first, topic.last) for link in links):
            found.append(ConditionMention(topic.value, topic.first, topic.last))
    if all(condition.slug == rules.unspecified for condition in found) and sentence.has("requirements"):
        found += [
            ConditionMention(topic.value, topic.first, topic.last)
            for topic in sentence.of("topic_of_condition")
        ]
    return found


def _links(doc: Document, first: int, last: int, topic: int, end: int) -> bool:
    if first >= end or doc.clause[first] != doc.clause[topic]:
        return False
    short = last - first == 1 and len(doc.tokens.words[first]) <= SHORT_WORD
    return -1 <= topic - last <= (SHORT_REACH if short else REACH if last - first == 1 else LONG_REACH)


def slugs(doc: Document, found: list[ConditionMention]) -> list[str]:
    """In the order found; the unspecified one only where nothing more exact is known."""
    names = list(dict.fromkeys(condition.slug for condition in found))
    vague = doc.language.rules.unspecified
    if vague in names and len(names) > 1:
        names.remove(vague)
    return names


def of_kind(doc: Document, sentence: Sentence, found: list[ConditionMention], at: int) -> list[str]:
    """The conditions tied to what stands at a word: those of its clause and of the clauses after it that offer nothing
    themselves ("…, but parliament has the last word"), else those of the sentence."""
    own = doc.clause[at]
    offers = [doc.clause[match.first] for match in sentence.of("kind") if doc.clause[match.first] > own]
    until = min(offers, default=own + 2) - 1
    near = [condition for condition in found if own <= doc.clause[condition.first] <= until]
    return slugs(doc, near or found)
