"""Who would do it: the countries a stance on a kind is said of."""

from coalition.codebook.lexicon import Leader
from coalition.codebook.traits import Stance, Trait
from coalition.readings.readers.rules.lexical.tokens import COMMA
from coalition.readings.readers.rules.semantics.kinds import KindCue
from coalition.readings.readers.rules.semantics.stance_cues import Cue
from coalition.readings.readers.rules.syntax.coreference import Focus
from coalition.readings.readers.rules.syntax.document import Document, Sentence
from coalition.readings.readers.rules.syntax.entities import POINTING, Mention

LIST_REACH = 8  # words between two members of a list
SHORT_WORD = 4
NEAR = 4
SEATED = 2  # words before a capital that opens its clause
NAMING = {"name", "capital", "seat", "leader"}
GAPPED = 3  # words from who does it to what, where the verb is left out
DASHES = {"uk", "pl"}  # languages that set a dash before who speaks, and leave out verbs
OF_WHOM = {
    Stance.REFUSAL,
    Stance.OPENNESS,
    Stance.DOUBT,
}  # stances said "for" somebody: "for Spain it is out of the question"


def find_actors(
    doc: Document, sentence: Sentence, kind: KindCue, cue: Cue, mentions: list[Mention], focus: Focus
) -> list[Mention]:
    """The mentions that name the actors; more than one when they stand in a list. Empty when nobody is named.

    In this order: who owns the soldiers; who stands before the cue, before the kind, after both, in the same clause;
    for whom it is said; who stands in an earlier clause; who is spoken of in the sentences before.
    """
    clause = doc.clause[kind.first]
    goods = doc.language.rules.has(kind.kind, Trait.GOODS)
    if kind.owners and not (goods and _buyer(doc, kind, clause, mentions)):
        return _with_list(doc, kind.owners[0], mentions)
    named = [
        m
        for m in mentions
        if m.countries and m.role != "possessive" and not _place_of(doc, kind, m) and not _attribute(m)
    ]
    here = [m for m in named if doc.clause[m.first] == clause]
    start, end = min(cue.first, kind.first), max(cue.first, kind.first)
    parts = {doc.chunk[cue.first], doc.chunk[kind.first]}
    doing = [
        m for m in here if not m.oblique and (m.countries != doc.language.host or doc.chunk[m.first] in parts)
    ]
    gapped = _gapped(doc, kind, cue, doing)
    if gapped:
        return _with_list(doc, gapped, mentions)
    doing = _without_receiver(doc, doing)
    before = [m for m in doing if m.first < start] or [m for m in doing if m.first < end]
    givers = [m for m in here if m.agent and m.foreign]
    if givers and all(m.countries == doc.language.host for m in before):
        return _with_list(doc, givers[0], mentions)  # "Ukraine will get ten jets from Sweden"
    if before:
        return _with_list(doc, _antecedent(before), mentions)
    of_group = any(doc.clause[m.first] == clause and m.first < start for m in sentence.of("group"))
    after = [
        m
        for m in here
        if m.first >= start
        and (not m.oblique or m.agent)
        and m.role != "pronoun"
        and m.foreign
        and not _supposed(doc, sentence, m, cue)
    ]
    if of_group:  # "The Nordic states are ready, Frederiksen said": she speaks for all
        after = [m for m in after if not _speaks(sentence, m)]
    if after:
        return _with_list(doc, after[0], mentions)
    housing = _housing(doc, kind, here)
    if housing:
        return _with_list(doc, housing[0], mentions)
    concerned = [m for m in here if m.experiencer and m.foreign]
    if concerned and cue.status in OF_WHOM:
        return _with_list(doc, concerned[0], mentions)
    seats = [m for m in here if opens_clause(doc, sentence, m) or _asked_there(m, cue)]
    if seats and cue.status in OF_WHOM:
        return _with_list(doc, seats[0], mentions)
    earlier = [m for m in named if doc.clause[m.first] < clause and not m.oblique]
    if earlier:
        return _with_list(doc, _antecedent(earlier), mentions)
    if any(doc.clause[match.first] == clause and match.first < kind.first for match in sentence.of("group")):
        return []  # "26 countries are ready": nobody in particular
    speakers = [
        m
        for m in named
        if doc.clause[m.first] > clause and m.foreign and _speaks(sentence, m) and not m.oblique
    ]
    if speakers and doc.language.lang in DASHES:
        return speakers[:1]  # "We are ready to send soldiers – said Tusk"
    own = [m for m in mentions if m.role == "possessive" and 0 <= kind.first - m.last <= 1]
    if own and own[0].countries and own[0].foreign:
        return [_pointed(doc, kind, own[0].countries, own[0].leader)]
    if focus.country and cue.strength == 3:
        return [_pointed(doc, kind, focus.country, focus.person.leader if focus.person else None)]
    return []


def _pointed(doc: Document, kind: KindCue, countries: tuple[str, ...], leader: Leader | None) -> Mention:
    """Somebody whom no word at the kind names."""
    apart = doc.language.rules.apart
    return Mention(kind.first, kind.first, countries, "pronoun", leader=leader, apart=apart)


def _gapped(doc: Document, kind: KindCue, cue: Cue, doing: list[Mention]) -> Mention | None:
    """Who opens a part that leaves out its verb: "The Swedes will give jets, the Turks ships"."""
    chunk = doc.chunk[kind.first]
    if doc.language.lang not in DASHES or cue.last > kind.first or doc.chunk[cue.first] == chunk:
        return None
    for m in doing:
        opens = m.foreign and doc.chunk[m.first] == chunk != doc.chunk[m.first - 1]
        if opens and m.role not in POINTING and cue.last <= m.first and 0 <= kind.first - m.last <= GAPPED:
            return m
    return None


def _buyer(doc: Document, kind: KindCue, clause: int, mentions: list[Mention]) -> bool:
    """Whether somebody else is named before: "Norway buys German missiles"."""
    first = min(kind.first, *(owner.first for owner in kind.owners))
    return any(
        m.foreign
        and m.role in NAMING
        and not m.oblique
        and m.first < first
        and doc.clause[m.first] == clause
        and m not in kind.owners
        for m in mentions
    )


def _asked_there(mention: Mention, cue: Cue) -> bool:
    """ "Of soldiers they won't hear in Stockholm": a capital right before the verb stands for those who sit there."""
    return mention.role == "capital" and mention.oblique and 0 <= cue.first - mention.last <= 1


def _without_receiver(doc: Document, doing: list[Mention]) -> list[Mention]:
    """ "Stattdessen wird Helsinki Kiew Waffen liefern": of two side by side the host is the one who receives."""
    if doc.language.lang not in {"de", "nl", "sv"}:
        return doing
    givers = [m for m in doing if m.foreign and m.role != "pronoun"]
    return [
        m
        for m in doing
        if m.countries != doc.language.host
        or not any(g.first < m.first and doc.chunk[g.first] == doc.chunk[m.first] for g in givers)
    ]


def _supposed(doc: Document, sentence: Sentence, mention: Mention, cue: Cue) -> bool:
    """ "Minehunters are feasible, provided that Ankara lets them pass": who stands below an "if" that comes later."""
    return any(
        cue.first < match.first < mention.first
        and (mention.first - match.last <= 1 or doc.chunk[match.first] == doc.chunk[mention.first])
        for match in sentence.of("ifs")
    )


def _housing(doc: Document, kind: KindCue, here: list[Mention]) -> list[Mention]:
    """ "The headquarters will be set up in Paris", "they are trained in Germany": who houses it, when nobody is named."""
    rules = doc.language.rules
    taught = rules.has(kind.kind, Trait.LESSONS)
    houses = (
        {"name", "capital"} if taught else {"capital"} if rules.has(kind.kind, Trait.LEADERSHIP) else set()
    )
    seats = [m for m in here if m.role in houses and m.oblique and not m.in_condition and m.foreign]
    return seats[:1]


def opens_clause(doc: Document, sentence: Sentence, mention: Mention) -> bool:
    """ "In Madrid they call it premature": a capital where a clause begins stands for those who sit there."""
    at = mention.first
    opened = max(
        (i for i in range(sentence.first, at + 1) if doc.clause[i] != doc.clause[at]),
        default=sentence.first - 1,
    )
    return mention.role in {"capital", "seat"} and mention.oblique and at - opened - 1 <= SEATED


def _speaks(sentence: Sentence, mention: Mention) -> bool:
    return any(
        0 <= say.first - mention.last <= 1 or 0 <= mention.first - say.last <= 1
        for say in sentence.of("reporting")
    )


def _attribute(mention: Mention) -> bool:
    """ "Ukrainian", "Russian": says whose something is, never who does it."""
    return mention.role == "adjective" and not mention.foreign


def _place_of(doc: Document, kind: KindCue, mention: Mention) -> bool:
    """Whether a country is only where it would happen ("from Poland")."""
    next_door = doc.language.rules.has(kind.kind, Trait.NEXT_DOOR)
    return next_door and kind.first <= mention.first < kind.last


def _antecedent(candidates: list[Mention]) -> Mention:
    """The last candidate, or whom the same clause names before, when the last is only a pronoun."""
    chosen = candidates[-1]
    if chosen.role == "pronoun":
        named = [m for m in candidates if m.role != "pronoun" and m.foreign]
        return named[-1] if named else chosen
    return chosen


def _with_list(doc: Document, chosen: Mention, mentions: list[Mention]) -> list[Mention]:
    """The mention with its neighbours in a list: "France, Spain and Italy"."""
    named = [
        m
        for m in mentions
        if m is chosen
        or (m.countries and m.role not in POINTING and doc.clause[m.first] == doc.clause[chosen.first])
    ]
    if chosen not in named:
        return [chosen]
    at = named.index(chosen)
    group = [chosen]
    for step in (-1, 1):
        k, edge = at + step, chosen
        while 0 <= k < len(named):
            other = named[k]
            near = (edge.first - other.last) if step < 0 else (other.first - edge.last)
            if near > LIST_REACH:
                break
            if _alike(other, chosen) and _joined(doc, other, edge) and other.cased <= chosen.cased:
                group.append(other)
                edge = other
            elif step > 0 or _alike(other, chosen) or not (other.oblique or other.role == "adjective"):
                break  # "Macron of France and British Prime Minister Starmer" is stepped over, backwards only
            k += step
    return group


def _alike(a: Mention, b: Mention) -> bool:
    if {a.role, b.role} & POINTING:
        return False
    return a.role == b.role or {a.role, b.role} <= NAMING


def _joined(doc: Document, a: Mention, b: Mention) -> bool:
    """Whether only commas, short words ("and", "of"), names and offices stand between two mentions."""
    low, high = (a, b) if a.first < b.first else (b, a)
    tokens = doc.tokens
    if low.last == high.first:
        return bool(tokens.gaps[low.last - 1])
    sentence = doc.sentences[tokens.sentence[low.first]]
    passed = (*sentence.of("offices"), *sentence.of("who"), *sentence.of("together"))
    skipped = {i for match in passed for i in range(match.first, match.last)}
    between = range(low.last, high.first)
    comma = any(tokens.gaps[i - 1] & COMMA for i in range(low.last, high.first + 1))
    along = any(match.last in (high.first, high.first - 1) for match in sentence.of("together"))
    joining = along or any(tokens.words[i] in doc.language.lexicon.conjunctions for i in between)
    if not joining and (not comma or (a.role == "leader") != (b.role == "leader")):
        return False  # "according to Macron, Estonia": a person is no member of a list of countries
    strange = [
        i for i in between if not (len(tokens.words[i]) <= SHORT_WORD or tokens.capital(i) or i in skipped)
    ]
    return len(strange) <= (1 if joining and len(between) <= NEAR else 0)  # "Australia and neutral Ireland"
