"""Several statements on one country and kind become one: the one that binds at the text's date."""

from collections import defaultdict
from dataclasses import dataclass

from coalition.readings.claims import Claim, ClaimQuantity
from coalition.readings.readers.rules.semantics.stance_cues import LADDER
from coalition.readings.readers.rules.syntax.document import Document


@dataclass(slots=True, frozen=True)
class Candidate:
    """One statement found, before merging; `first` and `last` are words."""

    country: str
    kind: str
    status: str
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

    @property
    def weight(self) -> float:
        """How plainly it is said."""
        until = self.status == "refused" and "ceasefire" in self.conditions and not self.even
        return (
            WEIGHT[self.strength]
            - 2 * self.completed
            + self.named
            + 0.5 * self.owned
            - self.weak
            - 2 * until
            - 0.4 * (self.status == "unclear")
            + 0.2 * bool(self.speaker)
        )


WEIGHT = {3: 3.0, 2: 2.7, 1: 1.5}
CONDITIONAL = {"open", "intends", "pledged", "decided", "unclear"}
FORCE = {"troops", "bases", "air", "naval", "monitoring"}


def claims(scene: Document, drafts: list[Candidate], general: set[str]) -> list[Claim]:
    """One claim a country and kind. `general`: conditions the text states of the whole force."""
    groups: dict[tuple[str, str], list[Candidate]] = defaultdict(list)
    plain = {
        (draft.country, what)
        for draft in drafts
        if not draft.completed
        for what in (draft.kind, draft.status)
    }
    for draft in drafts:
        if (
            draft.completed
            and (draft.country, draft.kind) not in plain
            and (draft.country, draft.status) in plain
        ):
            continue  # the same is said plainly of another kind
        groups[draft.country, draft.kind].append(draft)
    chosen = [_choose(scene, group, general) for group in groups.values()]
    return sorted(chosen, key=lambda claim: (claim.start, claim.end, claim.country, claim.kind))


def _choose(scene: Document, group: list[Candidate], general: set[str]) -> Claim:
    best = max(
        group,
        key=lambda draft: (
            draft.weight,
            LADDER.index(draft.status) if draft.status in LADDER else 0,
            -draft.sentence,
        ),
    )
    waits = dict.fromkeys(
        slug for draft in group if draft is best or draft.status in CONDITIONAL for slug in draft.conditions
    )
    if best.kind in FORCE and best.status in {"open", "intends", "pledged", "decided"}:
        waits.update(dict.fromkeys(general))
    if "other" in waits and len(waits) > 1:
        waits.pop("other")
    text, tokens = scene.tokens.text, scene.tokens
    start, end = tokens.starts[best.first], tokens.ends[best.last - 1]
    return Claim(
        country=best.country,
        kind=best.kind,
        status=best.status,
        conditions=list(waits) if best.status != "refused" else [],
        quantity=next((draft.quantity for draft in group if draft.quantity), None),
        speaker=next((draft.speaker for draft in group if draft.speaker), None),
        quote=text[start:end],
        start=start,
        end=end,
        confidence=round(min(0.95, 0.2 + 0.15 * best.weight), 2),
    )
