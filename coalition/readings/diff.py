"""What a new reading of an article changed."""

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from coalition.readings.grounding import claim_identity
from coalition.readings.models import Claim
from coalition.readings.runs import reader_claim


@dataclass(frozen=True)
class ReadingDiff:
    """`changed` holds the old and the new claim on the same country and kind."""

    gone: list[Claim] = field(default_factory=list)
    new: list[Claim] = field(default_factory=list)
    changed: list[tuple[Claim, Claim]] = field(default_factory=list)

    def __bool__(self) -> bool:
        return bool(self.gone or self.new or self.changed)


def compare(before: Iterable[Claim], after: Iterable[Claim]) -> ReadingDiff:
    """Claims that say the same on the same words are no difference, however sure the readers were."""
    old, new = _by_identity(before), _by_identity(after)
    left = _by_cell(claim for key, claim in old.items() if key not in new)
    right = _by_cell(claim for key, claim in new.items() if key not in old)
    found = ReadingDiff()
    for cell in sorted(left.keys() | right.keys()):
        gone, come = left.get(cell, []), right.get(cell, [])
        both = min(len(gone), len(come))
        found.changed.extend(zip(gone[:both], come[:both], strict=True))
        found.gone.extend(gone[both:])
        found.new.extend(come[both:])
    return found


def _by_identity(claims: Iterable[Claim]) -> dict[tuple[object, ...], Claim]:
    return {claim_identity(reader_claim(claim)): claim for claim in claims}


def _by_cell(claims: Iterable[Claim]) -> dict[tuple[str, str], list[Claim]]:
    found: dict[tuple[str, str], list[Claim]] = defaultdict(list)
    for claim in claims:
        found[(claim.country, claim.kind)].append(claim)
    return found
