"""One statement of each type, recorded by somebody."""

from datetime import date

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import ConditionState, GroupClaim, MandateStep
from tests.factories import register

DAY = date(2026, 2, 1)
PROCEDURE = actions.MandateStepInput(
    "asked",
    DAY,
    [register.EVIDENCE],
    words="lies before it",
    majority="two thirds",
    next_on=date(2026, 12, 1),
    next_what="second reading",
)
CLAIMED = actions.GroupClaimInput(
    "Somebody",
    "countries ready",
    ["troops", "air"],
    DAY,
    [register.EVIDENCE],
    number=26,
    conditions=["ceasefire"],
)


def condition_state(
    by: User, slug: str = "parliament", country: str = "DE", state: str = "met", day: date = DAY
) -> ConditionState:
    register.country("DE")
    (condition,) = actions.conditions_for([slug], [country])
    return actions.set_condition(
        by=by, condition=condition, state=state, said_on=day, evidence=[register.EVIDENCE]
    )


def mandate_step(by: User, procedure: actions.MandateStepInput = PROCEDURE) -> MandateStep:
    register.country("DE")
    return actions.set_mandate(by=by, country="DE", body="Bundestag", what="the force", step=procedure)


def group_claim(by: User) -> GroupClaim:
    return actions.record_group_claim(by=by, claim=CLAIMED)
