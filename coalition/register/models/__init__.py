"""The record: countries, pledges, assessments, conditions, evidence and the ledger that chains them."""

from coalition.register.models.assessments import Assessment, AssessmentCondition
from coalition.register.models.conditions import Condition, ConditionState
from coalition.register.models.countries import Country, Membership
from coalition.register.models.evidence import Evidence
from coalition.register.models.group_claims import GroupClaim
from coalition.register.models.ledger import Entry
from coalition.register.models.mandates import Mandate, MandateStep
from coalition.register.models.notices import Notice, Upheld
from coalition.register.models.outbox import OutboxEvent, OutboxPosition
from coalition.register.models.pledges import Participation, Pledge
from coalition.register.models.standings import Standing
from coalition.register.models.status_rules import StatusRule

__all__ = [
    "Assessment",
    "AssessmentCondition",
    "Condition",
    "ConditionState",
    "Country",
    "Entry",
    "Evidence",
    "GroupClaim",
    "Mandate",
    "MandateStep",
    "Membership",
    "Notice",
    "OutboxEvent",
    "OutboxPosition",
    "Participation",
    "Pledge",
    "Standing",
    "StatusRule",
    "Upheld",
]
