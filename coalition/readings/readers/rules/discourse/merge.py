"""Several statements on one country and kind become one: the one that binds at the text's date."""

from collections import defaultdict
from dataclasses import dataclass

from coalition.codebook.traits import SCALE, WILLING, Stance, Trait
from coalition.readings.claims import Claim, ClaimQuantity
from coalition.readings.readers.rules.syntax.document import Document


@dataclass(slots=True, frozen=True)
class Candidate:
    """One statement found, before merging; `first` and `last` are words."""

    country: str
    kind: str
    status: str  # a stance
    strength: int
    conditions: tuple[str, ...]
    quantity: ClaimQuantity | None
    speaker: str | None
    first: int
    last: int
    sentence: int
    until: int  # the last sentence that adds a condition
    named: bool
    weak: bool
    owned: bool
    completed: bool = False  # the kind was taken from the sentences before
    even: bool = False  # "not even after a ceasefire"
    truce: str = ""  # the condition that is one

    @property
    def weight(self) -> float:
        """How plainly it is said."""
        until = self.status == Stance.REFUSAL and self.truce in self.conditions and not self.even
        return (
            WEIGHT[self.strength]
            - 2 * self.completed
            + self.named
            + 0.5 * self.owned
            - self.weak
            - 2 * until
            - 0.4 * (self.status == Stance.DOUBT)
            + 0.2 * bool(self.speaker)
        )


WEIGHT = {3: 3.0, 2: 2.7, 1: 1.5}
TOWARDS = {Stance.OPENNESS, Stance.DECISION} | WILLING
CONDITIONAL = TOWARDS | {Stance.DOUBT}


def claims(doc: Document, candidates: list[Candidate], general: set[str]) -> list[Claim]:
    """One claim a country and kind. `general`: conditions the text states of the whole force."""
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    plain = {
        (candidate.country, what)
        for candidate in candidates
        if not candidate.completed
        for what in (candidate.kind, candidate.status)
    }
    for candidate in candidates:
        if (
            candidate.completed
            and (candidate.country, candidate.kind) not in plain
            and (candidate.country, candidate.status) in plain
        ):
            continue  # the same is said plainly of another kind
        groups[candidate.country, candidate.kind].append(candidate)
    chosen = [claim for group in groups.values() if (claim := _choose(doc, group, general))]
    return sorted(chosen, key=lambda claim: (claim.start, claim.end, claim.country, claim.kind))


def _choose(doc: Document, group: list[Candidate], general: set[str]) -> Claim | None:
    """None where the ladder has no word for what was said."""
    rules = doc.language.rules
    best = max(
        group,
        key=lambda candidate: (
            candidate.weight,
            SCALE.index(Stance(candidate.status)) if candidate.status in SCALE else 0,
            -candidate.sentence,
        ),
    )
    slugs = dict.fromkeys(
        slug
        for candidate in group
        if candidate is best or candidate.status in CONDITIONAL
        for slug in candidate.conditions
    )
    status = rules.status(best.status)
    if not status:
        return None
    if rules.has(best.kind, Trait.OF_THE_FORCE) and best.status in TOWARDS:
        slugs.update(dict.fromkeys(general))
    if rules.unspecified in slugs and len(slugs) > 1:
        slugs.pop(rules.unspecified)
    text, tokens = doc.tokens.text, doc.tokens
    start, end = tokens.starts[best.first], tokens.ends[best.last - 1]
    return Claim(
        country=best.country,
        kind=best.kind,
        status=status,
        conditions=list(slugs) if best.status != Stance.REFUSAL else [],
        quantity=next((candidate.quantity for candidate in group if candidate.quantity), None),
        speaker=next((candidate.speaker for candidate in group if candidate.speaker), None),
        quote=text[start:end],
        start=start,
        end=end,
        confidence=round(min(0.95, 0.2 + 0.15 * best.weight), 2),
    )
