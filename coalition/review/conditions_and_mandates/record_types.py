"""The types of what is recorded beside pledges: each has a name in the address, a table and two forms."""

from dataclasses import dataclass

from django.utils.functional import Promise
from django.utils.translation import gettext_lazy

from coalition.register.models import ConditionState, GroupClaim, MandateStep
from coalition.review.conditions_and_mandates.correction_forms import (
    ConditionCorrection,
    GroupClaimCorrection,
    MandateCorrection,
)
from coalition.review.conditions_and_mandates.forms import ConditionForm, GroupClaimForm, MandateForm


@dataclass(frozen=True)
class RecordType:
    slug: str
    title: Promise
    model: type[ConditionState | MandateStep | GroupClaim]
    form: type[ConditionForm | MandateForm | GroupClaimForm]
    correction: type[ConditionCorrection | MandateCorrection | GroupClaimCorrection]


RECORD_TYPES = {
    one.slug: one
    for one in (
        RecordType(
            "condition",
            gettext_lazy("Whether a condition is met"),
            ConditionState,
            ConditionForm,
            ConditionCorrection,
        ),
        RecordType(
            "mandate",
            gettext_lazy("How far a mandate has got"),
            MandateStep,
            MandateForm,
            MandateCorrection,
        ),
        RecordType(
            "claim",
            gettext_lazy("What was claimed of a group"),
            GroupClaim,
            GroupClaimForm,
            GroupClaimCorrection,
        ),
    )
}
