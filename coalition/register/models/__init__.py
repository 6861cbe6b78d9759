"""The record: countries, pledges, assessments, conditions, evidence and the ledger that chains them."""

from coalition.register.models.assessments import Assessment, AssessmentCondition
from coalition.register.models.conditions import Condition, ConditionState
from coalition.register.models.countries import Country, Membership
from coalition.register.models.evidence import Evidence
from coalition.register.models.ledger import Entry
from coalition.register.models.pledges import Participation, Pledge

__all__ = [
    "Assessment",
    "AssessmentCondition",
    "Condition",
    "ConditionState",
    "Country",
    "Entry",
    "Evidence",
    "Membership",
    "Participation",
    "Pledge",
]
