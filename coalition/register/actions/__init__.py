"""The only writer of the record. Every action is keyword-only, says who acts, and is one transaction."""

from coalition.register.actions.conditions import correct_condition, retract_condition, set_condition
from coalition.register.actions.group_claims import (
    correct_group_claim,
    record_group_claim,
    retract_group_claim,
)
from coalition.register.actions.inputs import (
    AssessmentInput,
    EditConflict,
    EvidenceInput,
    GroupClaimInput,
    MandateStepInput,
    PledgeMoved,
    Quantity,
    Refused,
)
from coalition.register.actions.mandates import correct_mandate, retract_mandate, set_mandate
from coalition.register.actions.notices import notice_source, uphold
from coalition.register.actions.pledges import conditions_for, correct, open_pledge, record, retract

__all__ = [
    "AssessmentInput",
    "EditConflict",
    "EvidenceInput",
    "GroupClaimInput",
    "MandateStepInput",
    "PledgeMoved",
    "Quantity",
    "Refused",
    "conditions_for",
    "correct",
    "correct_condition",
    "correct_group_claim",
    "correct_mandate",
    "notice_source",
    "open_pledge",
    "record",
    "record_group_claim",
    "retract",
    "retract_condition",
    "retract_group_claim",
    "retract_mandate",
    "set_condition",
    "set_mandate",
    "uphold",
]
