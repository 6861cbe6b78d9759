"""What looks like a claim and is none: other theatres, calls, opinions of outsiders, hypotheses, history."""

from coalition.codebook.traits import Stance, Trait
from coalition.readings.readers.rules.discourse.merge import Candidate
from coalition.readings.readers.rules.lexical import prefilter
from coalition.readings.readers.rules.lexical.patterns import Match
from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance_cues import Cue
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import CASES, POINTING, Mention

ASKED = 12  # words from "whether" to what is asked
CALLED = 10  # words from a call to what is called for
LEAD = 2  # first sentences of a text
SEVERAL = 4  # countries that make a text one of the coalition
BEFORE, AFTER = 3, 2  # sentences from where the host is named to a claim
DATIVE = ("ам", "ям", "om")  # of peoples: полякам, Polakom
FROM = {"od", "u", "w", "від", "у", "в"}
MAKING = ("zbud", "wyprod", "збуду", "вироб")
BUYING = ("kup", "zakup", "куп", "закуп", "придба")
VOICES = ("outsiders", "opposition")
SPEAKING = 3  # words between a speaker and the verb of saying


def namesakes(doc: Document) -> frozenset[str]:
    """Countries' names that are a leader's surname in this text (Luís Montenegro)."""
    names = {words.names for rows in doc.language.countries.values() for words in rows}
    surnames = {word.casefold() for cues in names for word in cues}
    found = set()
    for sentence in doc.sentences:
        for match in sentence.of("who"):
            if match.value.startswith("leader:") and match.last - match.first > 1:
                last = doc.tokens.words[match.last - 1]
                if last in surnames:
                    found.add(last)
    return frozenset(found)


def elsewhere(doc: Document, sentence: Sentence) -> bool:
    """Whether the sentence speaks of another theatre and not of the host."""
    return sentence.has("theatre") and not any(match.value == "host" for match in sentence.of("who"))


def said_by_adversary(
    doc: Document, sentence: Sentence, mentions: list[Mention], *, going_on: bool = False
) -> bool:
    """Whether the whole sentence is what Russia says of others; `going_on`: it said the sentence before."""
    if going_on and any(match.first - sentence.first <= 1 for match in sentence.of("reporting")):
        return not any(m.role == "leader" and m.foreign for m in mentions)  # "According to him, …"
    for mention in mentions:
        if mention.countries != doc.language.adversary:
            continue
        if any(match.last == mention.first for match in sentence.of("reporting")):
            return True  # "according to Moscow"
        if mention.oblique and not mention.agent:
            continue
        for match in sentence.of("reporting"):
            if mention.role == "adjective" and doc.chunk[match.first] != doc.chunk[mention.first]:
                continue  # "in case of a Russian attack, Macron said"
            if 0 <= match.first - mention.last <= SPEAKING or 0 <= mention.first - match.last <= SPEAKING:
                return True
    return False


def about_host(doc: Document, title: str, candidates: list[Candidate]) -> list[Candidate]:
    """Without what is said where the text speaks of something else: the host must be named in the title, in the first
    sentences or close by, and not only as the place of an invasion."""
    if prefilter.names_host(title, doc.language):
        return candidates
    named = set()
    for sentence in doc.sentences:
        behind = [(match.first, match.last) for match in sentence.of("background")]
        for match in sentence.of("who"):
            if match.value == "host" and not any(a <= match.first < b for a, b in behind):
                named.add(sentence.number)
    several = of_coalition(doc)
    here = bool(named) and several and not any(sentence.has("theatre") for sentence in doc.sentences)
    if any(number < LEAD for number in named) or here or ((named or several) and _of_truce(doc)):
        return candidates
    elsewhere_first = any(sentence.has("theatre") for sentence in doc.sentences[:LEAD])
    before, after = (0, 0) if elsewhere_first else (BEFORE, AFTER)
    return [
        candidate
        for candidate in candidates
        if any(
            number in named for number in range(candidate.sentence - before, candidate.sentence + after + 1)
        )
    ]


def of_coalition(doc: Document) -> bool:
    """Whether a text goes through what several countries would do with soldiers, the host named late or never."""
    named = [match.value for sentence in doc.sentences for match in sentence.of("who")]
    countries = {
        value.split(":")[1]
        for value in named
        if value.startswith("country:") and not value.endswith(":adjective")
    }
    leaders = doc.language.leaders
    countries |= {
        leaders[int(value[7:])].country for value in named if value.startswith("leader:")
    } - doc.language.rules.apart
    rules = doc.language.rules
    people = any(
        rules.has(match.value.partition(":")[0], Trait.PEOPLE)
        for sentence in doc.sentences
        for match in sentence.of("kind")
    )
    return people and len(countries) >= SEVERAL


def _of_truce(doc: Document) -> bool:
    """Whether the text speaks of a truce or a peace, and of no other war."""
    if any(sentence.has("theatre") for sentence in doc.sentences):
        return False
    return any(
        match.value == doc.language.rules.truce
        for sentence in doc.sentences
        for sort in ("topic_of_condition", "condition")
        for match in sentence.of(sort)
    )


def not_a_claim(
    doc: Document, sentence: Sentence, kind: KindCue, cue: Cue, who: list[Mention], mentions: list[Mention]
) -> bool:
    """Whether what was found is a call, an outsider's opinion, a hypothesis or history."""
    if any(mention.outsider for mention in who) or any(
        m.outsider
        and not m.oblique
        and m.first < max(cue.first, kind.first)
        and doc.clause[m.first] == doc.clause[kind.first]
        for m in mentions
    ):
        return True
    clause = doc.clause[kind.first]
    if any(
        doc.clause[match.first] == clause
        for sort in ("hypothetical", "past_markers")
        for match in sentence.of(sort)
    ):
        return True
    end = max(cue.first, kind.first)
    if any(
        _voices(doc, sentence, match, clause, end, mentions) for sort in VOICES for match in sentence.of(sort)
    ):
        return True
    if _in_theatre(doc, sentence, kind) or _for_others(doc, sentence, kind, cue, mentions):
        return True
    if doc.language.lang in CASES and _below_if(doc, sentence, kind, cue):
        return True
    if any(
        doc.clause[match.first] == clause
        and match.first < kind.first
        and kind.first - match.last <= ASKED
        and (
            cue.status not in {Stance.DOUBT, Stance.OPENNESS}
            or (cue.strength < 3 and match.last <= cue.first)
        )
        for match in sentence.of("whether")
    ):
        return True
    return any(_calls(doc, match, kind, cue, mentions) for match in sentence.of("calls"))


def _calls(doc: Document, match: Match, kind: KindCue, cue: Cue, mentions: list[Mention]) -> bool:
    """Whether a call governs the kind, or the cue with nobody else named between ("everyone is asked to say what he will bring")."""
    if doc.clause[match.first] != doc.clause[kind.first] or match.first >= cue.first:
        return False
    if cue.first < match.last:
        return False  # "wants nothing to do with it" calls for nothing
    if cue.status == Stance.REFUSAL and kind.last <= cue.first:
        return False  # a call for soldiers that is turned down
    if 0 <= kind.first - match.last <= CALLED:
        return True
    between = [m for m in mentions if match.last <= m.first < cue.first and m.role not in POINTING]
    return cue.first - match.last <= CALLED and not between


def _for_others(doc: Document, sentence: Sentence, kind: KindCue, cue: Cue, mentions: list[Mention]) -> bool:
    """Whether arms go to somebody else: another receiver in the dative follows the verb ("dostarczą Polsce"), or they
    are bought for oneself ("kupi od Korei"), and the host is not named beside them."""
    lang, words = doc.language.lang, doc.tokens.words
    rules = doc.language.rules
    if not rules.has(kind.kind, Trait.GIFTS) or lang not in CASES:
        return False
    clause = doc.clause[kind.first]
    if any(m.countries == doc.language.host and doc.clause[m.first] == clause for m in mentions):
        return False
    if rules.has(kind.kind, Trait.WEAPONS) and any(
        words[act.first].startswith(MAKING) and doc.clause[act.first] == clause for act in sentence.of("act")
    ):
        return True  # "will build the tank of the future"
    bought = (act for act in sentence.of("act") if words[act.first].startswith(BUYING))
    if any(act.last < sentence.last and words[act.last] in FROM for act in bought):
        return True
    return any(
        m.foreign and m.first == cue.last and (m.cased or words[m.last - 1].endswith(DATIVE))
        for m in mentions
    )


def _below_if(doc: Document, sentence: Sentence, kind: KindCue, cue: Cue) -> bool:
    """ "No arms, if Kyiv doesn't resume transit": what stands below an "if" after a comma is not offered."""
    chunk = doc.chunk[kind.first]
    return any(
        cue.first < match.first < kind.first and doc.chunk[match.first] == chunk != doc.chunk[match.first - 1]
        for match in sentence.of("ifs")
    )


def _in_theatre(doc: Document, sentence: Sentence, kind: KindCue) -> bool:
    """Whether the clause places it elsewhere and not with the host: "soldiers to Gaza as part of a force"; "as many as
    it had in Afghanistan", said after a comma, is only a comparison."""
    for place, later in ((doc.chunk, True), (doc.clause, False)):
        at = place[kind.first]
        there = any(place[m.first] == at and (later or m.first < kind.first) for m in sentence.of("theatre"))
        here = any(match.value == "host" and place[match.first] == at for match in sentence.of("who"))
        if there and not here:
            return True
    return False


def _voices(
    doc: Document, sentence: Sentence, match: Match, clause: int, end: int, mentions: list[Mention]
) -> bool:
    """Whether an outsider or the opposition is the one who speaks: named before, or at a verb of saying after, and not
    in a remark between commas ("so, experts judge, it") nor as whom somebody in office speaks to."""
    if doc.clause[match.first] != clause:
        return False
    sent = any(kind.first <= match.first < kind.last for kind in sentence.of("kind"))  # observers of a truce
    says = any(
        -2 <= say.first - match.last <= 2 or 0 <= match.first - say.last <= 2
        for say in sentence.of("reporting")
    )
    if (match.first > end or sent) and not says:
        return False
    chunk = doc.chunk[match.first]
    aside = doc.chunk[sentence.first] < chunk < doc.chunk[sentence.last - 1]
    in_office = any(
        m.role == "leader"
        and not m.outsider
        and not m.oblique
        and m.first < match.first
        and doc.clause[m.first] == clause
        for m in mentions
    )
    return not (aside and match.sort == "outsiders") and not in_office


def of_poll(doc: Document, sentence: Sentence) -> bool:
    """Whether the sentence tells what people answered."""
    if not doc.tells_poll:
        return False
    tokens = doc.tokens
    return (
        sentence.has("polls")
        or "%" in tokens.text[tokens.starts[sentence.first] : tokens.ends[sentence.last - 1] + 2]
    )


def speaker(doc: Document, sentence: Sentence, actor: Mention) -> str | None:
    """Who says it: the leader at a verb of saying, or the leader who is the actor."""
    says = sentence.of("reporting")
    for match in sentence.of("who"):
        if not match.value.startswith("leader:"):
            continue
        if any(
            0 <= say.first - match.last <= SPEAKING or 0 <= match.first - say.last <= SPEAKING for say in says
        ):
            leader = doc.language.leaders[int(match.value[7:])]
            if leader.country != doc.language.rules.host:
                return leader.name
    return actor.leader.name if actor.leader else None
