"""What each thing recorded is about: the countries, the kinds, and the cells of the matrix that it may change."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Self

from coalition.register.models import (
    Assessment,
    AssessmentCondition,
    ConditionState,
    Entry,
    Evidence,
    GroupClaim,
    MandateStep,
    Notice,
    Participation,
    Pledge,
    Upheld,
)


@dataclass(frozen=True)
class Scope:
    """Countries and kinds by their codes, and cells as `DE.troops`; each in order, and empty where there are none."""

    countries: tuple[str, ...] = ()
    kinds: tuple[str, ...] = ()
    cells: tuple[str, ...] = ()

    @classmethod
    def of(cls, pairs: Iterable[tuple[str, str]], *, changes_cells: bool = False) -> Self:
        """Of pairs of country and kind. `changes_cells`: the matrix may look different in each of them."""
        found = sorted(set(pairs))
        return cls(
            tuple(sorted({country for country, _kind in found})),
            tuple(sorted({kind for _country, kind in found})),
            tuple(f"{country}.{kind}" for country, kind in found) if changes_cells else (),
        )


def pledge(row: Pledge) -> Scope:
    """Changes no cell: it has no status before its first assessment."""
    return Scope.of(_pairs(row))


def assessment(row: Assessment) -> Scope:
    return Scope.of(_pairs(row.pledge), changes_cells=True)


def condition_state(row: ConditionState) -> Scope:
    """Every cell whose pledges have ever waited for the condition may change."""
    waiting = AssessmentCondition.objects.filter(condition=row.condition_id).values("assessment__pledge")
    parts = Participation.objects.filter(pledge__in=waiting)
    return Scope.of(parts.values_list("country_id", "pledge__kind").distinct(), changes_cells=True)


def mandate_step(row: MandateStep) -> Scope:
    """Of all kinds: which of them the body's consent is needed for is the codebook's to say, and may change."""
    return Scope(countries=(row.mandate.country_id,))


def group_claim(row: GroupClaim) -> Scope:
    """Of no country by name; that is what makes it a claim on a group."""
    return Scope(kinds=tuple(sorted(row.kinds)))


def notice(row: Notice) -> Scope:
    """Of the pledges whose evidence the source is."""
    touched = Evidence.objects.resting_on(row).filter(assessment__isnull=False)
    parts = Participation.objects.filter(pledge__in=touched.values("assessment__pledge"))
    return Scope.of(parts.values_list("country_id", "pledge__kind").distinct())


def upheld(row: Upheld) -> Scope:
    return Scope.of(_pairs(row.assessment.pledge))


def _pairs(row: Pledge) -> list[tuple[str, str]]:
    return [(part.country_id, row.kind) for part in row.participations.all()]


# Every sort of entry but the decisions, whose room lies above this one and brings its own.
SCOPE: Mapping[str, Callable[[Any], Scope]] = {
    Entry.Subject.PLEDGE: pledge,
    Entry.Subject.ASSESSMENT: assessment,
    Entry.Subject.CONDITION_STATE: condition_state,
    Entry.Subject.MANDATE_STEP: mandate_step,
    Entry.Subject.GROUP_CLAIM: group_claim,
    Entry.Subject.NOTICE: notice,
    Entry.Subject.UPHELD: upheld,
}
