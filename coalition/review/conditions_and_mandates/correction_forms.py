"""The forms that put right what is on record beside pledges, and what there is of each sort."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from django.utils.translation import gettext_lazy

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import ConditionState, GroupClaim, MandateStep
from coalition.register.models.versioned import Superseding
from coalition.review.conditions_and_mandates.forms import (
    ClaimForm,
    ConditionForm,
    ContextForm,
    MandateForm,
)
from coalition.review.corrections.forms import CorrectionForm, newest_seen, own_pieces


class ContextCorrection(CorrectionForm, ContextForm):
    """What the record shall say instead of a dated word; what it is about stays."""

    def __init__(self, row: Superseding, *args: Any, retracting: bool = False, **kwargs: Any) -> None:
        self.begin(row, retracting=retracting)
        super().__init__(*args, **{"initial": self.on_record()} | kwargs)
        self.settle(*self.ABOUT)

    def on_record(self) -> dict[str, object]:
        row = self.row
        said = {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}
        return said | {
            "precision": row.said_on_precision,
            "words": getattr(row, "state_words", ""),
            "keep": list(own_pieces(row)),
            "tier": "B",
            "basis": "report",
            "reason": "",
            "seen": newest(type(row)),
        }

    def replacing(self, by: User) -> dict[str, Any]:
        reason = self.cleaned_data["reason"]
        return {"by": by, "wrong": self.row, "reason": reason, "seen": newest_seen(self)}


class ConditionCorrection(ContextCorrection, ConditionForm):
    def correct(self, by: User) -> Superseding:
        state = self.cleaned_data["state"]
        return actions.correct_condition(
            state=state, evidence=self.proofs(), **self.dated(), **self.replacing(by)
        )

    def retract(self, by: User) -> Superseding:
        return actions.retract_condition(**self.replacing(by))


class MandateCorrection(ContextCorrection, MandateForm):
    def correct(self, by: User) -> Superseding:
        return actions.correct_mandate(procedure=self.procedure(self.proofs()), **self.replacing(by))

    def retract(self, by: User) -> Superseding:
        return actions.retract_mandate(**self.replacing(by))


class ClaimCorrection(ContextCorrection, ClaimForm):
    def replacing(self, by: User) -> dict[str, Any]:
        """A claim stands for itself: that others were recorded meanwhile does not matter to it."""
        replacing = super().replacing(by)
        del replacing["seen"]
        return replacing

    def correct(self, by: User) -> Superseding:
        return actions.correct_group_claim(claimed=self.claimed(self.proofs()), **self.replacing(by))

    def retract(self, by: User) -> Superseding:
        return actions.retract_group_claim(**self.replacing(by))


@dataclass(frozen=True)
class Sort:
    """One sort of what is on record beside pledges."""

    title: Any
    model: type[ConditionState | MandateStep | GroupClaim]
    form: type[ConditionForm | MandateForm | ClaimForm]
    correction: Callable[..., ConditionCorrection | MandateCorrection | ClaimCorrection]


# By a part of the address.
SORTS = {
    "condition": Sort(
        gettext_lazy("Whether a condition is met"), ConditionState, ConditionForm, ConditionCorrection
    ),
    "mandate": Sort(gettext_lazy("How far a mandate has got"), MandateStep, MandateForm, MandateCorrection),
    "claim": Sort(gettext_lazy("What was claimed of a group"), GroupClaim, ClaimForm, ClaimCorrection),
}


def newest(model: type[Superseding]) -> int:
    """The row recorded last: what an editor who is shown a page has seen; 0 when there is none."""
    return model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0
