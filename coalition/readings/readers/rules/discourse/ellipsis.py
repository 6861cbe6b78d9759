"""What a sentence leaves out: "Spain is considering it", "among them are Sweden and Latvia", "Vienna has not decided"."""

from dataclasses import dataclass, field, replace

from coalition.codebook.traits import Stance, Trait
from coalition.readings.readers.rules.discourse.candidates import make_candidate
from coalition.readings.readers.rules.discourse.merge import Candidate
from coalition.readings.readers.rules.semantics import actors, conditions, exclusions
from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance_cues import Cue
from coalition.readings.readers.rules.syntax.coreference import Focus
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import POINTING, Mention, of_state

ATTRIBUTIVE = {"uk": ("ький", "ька", "ьке", "ького", "ької"), "pl": ("ki", "ka", "kie", "kiego", "kiej")}
MEMORY = 3  # sentences for which a topic is remembered
POINTED = 3  # words between a cue and "it"
LIST = 3  # countries that make a list
FRESH = 2  # sentences after which "take part" may mean something else
ANSWERS = {Stance.REFUSAL, Stance.DOUBT, Stance.OPENNESS, Stance.INTENTION}
SHORT = 7  # words of a clause that can hardly speak of anything but the topic


@dataclass(slots=True)
class Topic:
    """What the text has just been speaking of."""

    kind: str = ""
    sentence: int = -100
    asked: int = -100  # the last question that names a kind
    group: Cue | None = None  # how firmly "26 countries" were said to mean it
    group_sentence: int = -100
    condition_mentions: list[conditions.ConditionMention] = field(default_factory=list)
    general: set[str] = field(default_factory=set)  # conditions stated of the whole force
    said: list[Candidate] = field(default_factory=list)  # the last statements
    said_in: int = -100

    def follow(
        self,
        doc: Document,
        sentence: Sentence,
        kinds: list[KindCue],
        cues: list[Cue],
        condition_mentions: list[conditions.ConditionMention],
        mentions: list[Mention],
        found: list[Candidate],
    ) -> None:
        """Moves on by one sentence."""
        if found:
            self.said, self.said_in = found, sentence.number
        if kinds and (sentence.question or (sentence.has("asking") and not found)):
            self.asked = sentence.number
        if kinds:
            force = doc.language.rules.force
            named = [force if kind.weak and force else kind.kind for kind in kinds]
            kept = self.kind == force and sentence.number - self.sentence <= MEMORY
            if force in named or not kept:
                self.kind, self.sentence = force if force in named else named[0], sentence.number
        least = (
            3 if sentence.has("whether") else 2
        )  # "talked about whether soldiers might go" says nothing firm
        explicit = [
            cue
            for cue in cues
            if cue.strength >= least and cue.status not in {Stance.WITHDRAWAL, Stance.DEED}
        ]
        if not found and explicit and (kinds or sentence.has("group")):
            self.group, self.group_sentence = explicit[-1], sentence.number
            self.condition_mentions = condition_mentions
        general = not found or all(candidate.weak for candidate in found)
        if general or sentence.has("group") or sentence.has("everything"):
            self._whole_force(doc, sentence, kinds, condition_mentions)

    def _whole_force(
        self,
        doc: Document,
        sentence: Sentence,
        kinds: list[KindCue],
        condition_mentions: list[conditions.ConditionMention],
    ) -> None:
        """Keeps a ceasefire that is waited for by the force as such and not by one country."""
        rules = doc.language.rules
        spoken = any(rules.has(kind.kind, Trait.OF_THE_FORCE) for kind in kinds)
        spoken = spoken or sentence.has("topics") or sentence.has("everything")
        awaited = any(condition.slug == rules.truce for condition in condition_mentions)
        if spoken and awaited and not sentence.question and not sentence.has("even"):
            self.general.add(rules.truce)


def completed(
    doc: Document,
    sentence: Sentence,
    mentions: list[Mention],
    cues: list[Cue],
    condition_mentions: list[conditions.ConditionMention],
    focus: Focus,
    topic: Topic,
    found: list[Candidate],
) -> list[Candidate]:
    """The claims of clauses that name no kind, with the kind spoken of before."""
    if sentence.has("likewise"):
        return _likewise(doc, sentence, mentions, topic, found)
    rules = doc.language.rules
    kind, age = topic.kind, sentence.number - topic.sentence
    if found and (kind != rules.force or age > MEMORY or any(one.kind == rules.force for one in found)):
        kind, age = found[-1].kind, 0
    if (not kind or age > MEMORY) and sentence.has("topics"):
        kind, age = rules.force, 0  # "supports the force but will not take part in it"
    if not kind or age > MEMORY:
        return []
    loose = rules.has(kind, Trait.TAKEN_UP) or (age <= 1 and rules.has(kind, Trait.TAKEN_UP_AT_ONCE))
    candidates: list[Candidate] = []
    busy = {doc.clause[earlier.first] for earlier in found}
    for clause in sorted({doc.clause[i] for i in range(sentence.first, sentence.last)}):
        asked = topic.asked == sentence.number - 1
        if clause in busy and not asked:
            continue
        words = [i for i in range(sentence.first, sentence.last) if doc.clause[i] == clause]
        opened = any(doc.clause[match.first] == clause for match in sentence.of("list_openers"))
        named = [
            m
            for m in mentions
            if doc.clause[m.first] == clause
            and m.foreign
            and m.countries
            and m.role != "possessive"
            and not _whose(doc, sentence, m)
            and (not m.oblique or (opened and m.cased) or actors.opens_clause(doc, sentence, m))
        ]
        if not named:
            named = _subject_before(doc, clause, mentions)
        length = _length(doc, sentence, words, cues)
        cue = None if clause in busy else _cue(doc, sentence, clause, cues, named, topic, length)
        answer = _answer(doc, sentence, clause, cues) if asked else None
        if answer is not None and not (cue and named):
            cue, loose = answer, True
            named = named or _answering(mentions, focus, answer, rules.apart)
        if cue is None or not named or not (loose or cue.status == Stance.DECISION):
            continue
        here = KindCue(cue.first, cue.first, kind, weak=True)
        who = named if len(named) >= LIST else actors.find_actors(doc, sentence, here, cue, mentions, focus)
        if exclusions.not_a_claim(doc, sentence, here, cue, who, mentions):
            continue
        tied = condition_mentions or (topic.condition_mentions if cue is topic.group else [])
        candidates += [
            replace(make_candidate(doc, sentence, country, m, who, here, cue, tied), completed=True)
            for m in who
            for country in m.countries
            if m.foreign and not any(d.country == country and d.kind == kind for d in found)
        ]
    return candidates


def _answer(doc: Document, sentence: Sentence, clause: int, cues: list[Cue]) -> Cue | None:
    """What answers the question of the sentence before: "Soldiers? The subject is not on the table, he says"."""
    for cue in cues:
        if doc.clause[cue.first] == clause and cue.strength == 3:
            other = any(doc.chunk[match.first] == doc.chunk[cue.first] for match in sentence.of("kind"))
            return cue if cue.status in ANSWERS and not other else None
    return None


def _answering(mentions: list[Mention], focus: Focus, cue: Cue, apart: frozenset[str]) -> list[Mention]:
    """Who answers: whom the sentence names or points at, else whom the text speaks of."""
    named = [m for m in mentions if m.countries and m.foreign and not m.oblique and m.role != "possessive"]
    if named or not focus.country:
        return named[:1]
    return [Mention(cue.first, cue.first, focus.country, "pronoun", apart=apart)]


def _subject_before(doc: Document, clause: int, mentions: list[Mention]) -> list[Mention]:
    """The only subject of the clause before: "Slovenia supports it, but does not take part"."""
    before = [
        m
        for m in mentions
        if doc.clause[m.first] == clause - 1
        and m.foreign
        and m.countries
        and not m.oblique
        and m.role != "possessive"
    ]
    return before if len(before) == 1 else []


def _length(doc: Document, sentence: Sentence, words: list[int], cues: list[Cue]) -> int:
    """How much a clause says; who reports it ("…, Meloni said") does not count."""
    firm = {doc.chunk[cue.first] for cue in cues if cue.strength == 3}
    telling = {doc.chunk[match.first] for match in sentence.of("reporting")} - firm
    return sum(doc.chunk[i] not in telling for i in words)


def _likewise(
    doc: Document, sentence: Sentence, mentions: list[Mention], topic: Topic, found: list[Candidate]
) -> list[Candidate]:
    """ "The same goes for Poland", "Bulgarien hält es ähnlich": what was just said holds for one more."""
    candidates: list[Candidate] = []
    for match in sentence.of("likewise"):
        clause = doc.clause[match.first]
        said = [one for one in found if one.first < match.first] or (
            topic.said if sentence.number - topic.said_in == 1 else []
        )
        more = [
            m
            for m in mentions
            if doc.clause[m.first] == clause and m.foreign and m.countries and m.role not in POINTING
        ]
        same = [one for one in said if one.country == said[-1].country]
        candidates += [
            replace(
                one, country=country, first=m.first, last=m.last, sentence=sentence.number,
                until=sentence.number, quantity=None, speaker=None, completed=True,
            )
            for one in same
            for m in more
            for country in m.countries
            if not any(d.country == country and d.kind == one.kind for d in found)
        ]  # fmt: skip
    return candidates


def _whose(doc: Document, sentence: Sentence, mention: Mention) -> bool:
    """ "Niemiecki dziennik": an adjective that is neither a people's name nor a government's."""
    endings = ATTRIBUTIVE.get(doc.language.lang)
    return (
        endings is not None
        and mention.role == "adjective"
        and doc.tokens.words[mention.last - 1].endswith(endings)
        and not of_state(sentence, mention)
    )


def _cue(
    doc: Document,
    sentence: Sentence,
    clause: int,
    cues: list[Cue],
    named: list[Mention],
    topic: Topic,
    length: int,
) -> Cue | None:
    """The cue of a clause that is worth completing."""
    explicit = [cue for cue in cues if doc.clause[cue.first] == clause and cue.strength == 3]
    listed = [m for m in named if m.role not in POINTING]
    if explicit:
        cue = explicit[0]
        pointing = any(-POINTED <= match.first - cue.last <= POINTED for match in sentence.of("it"))
        firm = cue.status in {Stance.REFUSAL, Stance.OPENNESS}
        if cue.status == Stance.DOUBT or (firm and (pointing or length <= SHORT)):
            return cue
        if cue.status == Stance.INTENTION and listed and (pointing or length <= SHORT or len(listed) >= 2):
            return cue
        if len(listed) >= LIST or (
            cue.status == Stance.DECISION and listed and sentence.number - topic.sentence <= 1
        ):
            return cue
    opened = any(doc.clause[match.first] == clause for match in sentence.of("list_openers"))
    joined = _joining(doc, sentence, clause, cues)
    if joined and sentence.number - topic.sentence <= FRESH:
        return joined
    above = [cue for cue in cues if doc.clause[cue.first] == clause - 1 and cue.strength >= 2]
    if above and opened and listed and not explicit:
        return Cue(listed[-1].first, listed[-1].first, above[-1].status, 2)
    fresh = topic.group is not None and sentence.number - topic.group_sentence <= 1
    if fresh and topic.group and (len(listed) >= 3 or (opened and listed)):
        first = listed[-1]
        return Cue(first.first, first.first, topic.group.status, 2)
    return None


def _joining(doc: Document, sentence: Sentence, clause: int, cues: list[Cue]) -> Cue | None:
    """ "His country may take part": in the force, unless the clause speaks of talks or a summit."""
    if any(doc.clause[match.first] == clause for match in sentence.of("not_joining")):
        return None
    for cue in cues:
        here = doc.clause[cue.first] == clause and cue.strength >= 2
        if here and any(-1 <= match.first - cue.last <= POINTED for match in sentence.of("joining")):
            return cue
    return None
