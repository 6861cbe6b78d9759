"""The forms that correct what is on record beside pledges."""

from typing import Any

from django.http import QueryDict

from coalition.accounts.models import User
from coalition.codebook.defaults import reported_basis, usual_tier
from coalition.register import actions
from coalition.register.models.versioned import Versioned
from coalition.review.conditions_and_mandates.forms import (
    ConditionForm,
    ContextForm,
    GroupClaimForm,
    MandateForm,
)
from coalition.review.forms.correction import CorrectionForm
from coalition.review.record.recorded_evidence import evidence_by_key, evidence_of_versions
from coalition.review.record.versions import newest_id, newest_version


class ContextCorrection(CorrectionForm, ContextForm):
    """What the record shall say instead of a dated statement; what it is about stays."""

    def on_record(self) -> dict[str, object]:
        row = self.row
        recorded = {name: getattr(row, name) for name in self.base_fields if hasattr(row, name)}
        return recorded | {
            "precision": row.said_on_precision,
            "words": getattr(row, "state_words", ""),
            "keep": list(evidence_by_key(row)),
            "tier": usual_tier(),
            "basis": reported_basis(),
            "reason": "",
            "version": newest_id(type(row)),
        }

    def _replacing(self, by: User) -> dict[str, Any]:
        return {"by": by, "wrong": self.row, "reason": self.cleaned_data["reason"]}


class ConditionCorrection(ContextCorrection, ConditionForm):
    def correct(self, by: User) -> Versioned:
        return actions.correct_condition(
            state=self.cleaned_data["state"],
            evidence=self.evidence_inputs(),
            seen=self.expected_version,
            **self.day(),
            **self._replacing(by),
        )

    def retract(self, by: User) -> Versioned:
        return actions.retract_condition(seen=self.expected_version, **self._replacing(by))


class MandateCorrection(ContextCorrection, MandateForm):
    def correct(self, by: User) -> Versioned:
        procedure = self.procedure(self.evidence_inputs())
        return actions.correct_mandate(step=procedure, seen=self.expected_version, **self._replacing(by))

    def retract(self, by: User) -> Versioned:
        return actions.retract_mandate(seen=self.expected_version, **self._replacing(by))


class GroupClaimCorrection(ContextCorrection, GroupClaimForm):
    """A claim stands for itself: that others were recorded meanwhile does not matter to it."""

    def correct(self, by: User) -> Versioned:
        return actions.correct_group_claim(claim=self.claimed(self.evidence_inputs()), **self._replacing(by))

    def retract(self, by: User) -> Versioned:
        return actions.retract_group_claim(**self._replacing(by))


type Correction = ConditionCorrection | MandateCorrection | GroupClaimCorrection


def conflict_form[FormT: ContextCorrection](
    form: type[FormT], row: Versioned, sent: QueryDict, *, retracting: bool
) -> FormT:
    """The editor's own text in a form of the newest version, which they have now seen with its evidence."""
    newest = newest_version(row)
    data = sent.copy()
    added = [key for key in evidence_by_key(newest) if key not in evidence_of_versions(row)]
    data.setlist("keep", [*data.getlist("keep"), *added])
    data["version"] = str(newest_id(type(row)))
    return form(newest, data, retracting=retracting)
