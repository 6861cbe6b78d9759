"""The record, made as everything in it is made: by the register's own actions.

Each function returns one row and needs no argument; what else has to exist for it is made on the way.
"""

from collections.abc import Sequence
from datetime import date

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.actions import (
    AssessmentInput,
    EvidenceInput,
    GroupClaimInput,
    MandateStepInput,
    Quantity,
)
from coalition.register.models import (
    Assessment,
    AssessmentCondition,
    Condition,
    ConditionState,
    Country,
    Entry,
    Evidence,
    GroupClaim,
    Mandate,
    MandateStep,
    Membership,
    Notice,
    OutboxEvent,
    OutboxPosition,
    Participation,
    Pledge,
    Standing,
    StatusRule,
    Upheld,
)
from tests.factories.accounts import EditorFactory

EVIDENCE = EvidenceInput(
    form="summary",
    text="As the ministry announced.",
    url="https://ministry.example/1",
    basis="statement",
    publisher="Ministry",
)


def country(code: str = "NO") -> Country:
    return Country.objects.get_or_create(code=code)[0]


def membership(
    of: str = "NO",
    body: str = "coalition",
    valid_from: date = date(2025, 3, 2),
    valid_until: date | None = None,
) -> Membership:
    return Membership.objects.create(
        country=country(of), body=body, valid_from=valid_from, valid_until=valid_until
    )


def pledge(*countries: str, kind: str = "troops", title: str = "Soldiers", by: User | None = None) -> Pledge:
    """Of Norway, unless countries are named; joint when there are several."""
    codes = countries or ("NO",)
    for code in codes:
        country(code)
    return actions.open_pledge(by=by or EditorFactory.create(), kind=kind, title=title, countries=codes)


def participation(of: Pledge | None = None) -> Participation:
    """The first country's part in a pledge."""
    return (of or pledge()).participations.earliest("pk")


def assessment(
    of: Pledge | None = None,
    status: str = "open",
    said_on: date = date(2026, 1, 10),
    *,
    conditions: Sequence[str] = (),
    quantity: Quantity | None = None,
    proof: EvidenceInput = EVIDENCE,
    by: User | None = None,
) -> Assessment:
    given = AssessmentInput(
        status=status, said_on=said_on, evidence=[proof], conditions=conditions, quantity=quantity
    )
    return actions.record(by=by or EditorFactory.create(), pledge=of or pledge(), assessment=given)


def evidence(of: Assessment | None = None) -> Evidence:
    """The first piece that an assessment rests on."""
    return (of or assessment()).evidence.earliest("pk")


def standing(of: Assessment | None = None) -> Standing:
    """Where the pledge stood by that assessment; derived as it was recorded."""
    return (of or assessment()).standings.earliest("pk")


def entry(of: Assessment | None = None) -> Entry:
    """The assessment's place in the chain."""
    return Entry.objects.get(subject=Entry.Subject.ASSESSMENT, subject_id=(of or assessment()).pk)


def outbox_event(of: Assessment | None = None) -> OutboxEvent:
    """What the channels are told of the assessment."""
    return entry(of).event


def outbox_position(channel: str = "a channel", at: int = 0) -> OutboxPosition:
    return OutboxPosition.objects.create(channel=channel, entry=at)


def status_rule(status: str = "decided") -> StatusRule:
    """What the codebook demands of a rung; written by the migrations, not by tests."""
    return StatusRule.objects.get(status=status)


def condition(slug: str = "ceasefire", of: str | None = None) -> Condition:
    """Of everybody, or of one country."""
    return Condition.objects.get_or_create(slug=slug, country=of and country(of))[0]


def assessment_condition(slug: str = "ceasefire") -> AssessmentCondition:
    """An assessment's waiting for a condition."""
    return assessment(status="intends", conditions=[slug]).waits_for.get()


def condition_state(
    of: Condition | None = None,
    state: str = "met",
    said_on: date = date(2026, 1, 10),
    *,
    by: User | None = None,
) -> ConditionState:
    return actions.set_condition(
        by=by or EditorFactory.create(),
        condition=of or condition(),
        state=state,
        said_on=said_on,
        evidence=[EVIDENCE],
    )


def mandate(of: str = "NO") -> Mandate:
    """A mandate with its first step, for there is none without."""
    return mandate_step(of).mandate


def mandate_step(
    of: str = "NO",
    state: str = "asked",
    said_on: date = date(2026, 1, 10),
    *,
    body: str = "Parliament",
    what: str = "Sending soldiers",
    by: User | None = None,
) -> MandateStep:
    return actions.set_mandate(
        by=by or EditorFactory.create(),
        country=country(of).code,
        body=body,
        what=what,
        step=MandateStepInput(state=state, said_on=said_on, evidence=[EVIDENCE]),
    )


def group_claim(
    number: int | None = 26, said_on: date = date(2026, 1, 10), *, by: User | None = None
) -> GroupClaim:
    claim = GroupClaimInput(
        claimed_by="The president",
        what="are ready to send soldiers",
        kinds=["troops"],
        said_on=said_on,
        evidence=[EVIDENCE],
        number=number,
    )
    return actions.record_group_claim(by=by or EditorFactory.create(), claim=claim)


def notice(sort: str = "withdrawn", said_on: date = date(2026, 1, 12), *, by: User | None = None) -> Notice:
    """On the source that assessments of these factories rest on."""
    return actions.notice_source(
        by=by or EditorFactory.create(),
        sort=sort,
        what="The ministry took the statement back.",
        said_on=said_on,
        url=EVIDENCE.url,
    )


def upheld(of: Assessment | None = None, *, by: User | None = None) -> Upheld:
    """An assessment that an editor let stand after its source put itself right."""
    kept = of or assessment()
    return actions.uphold(
        by=by or EditorFactory.create(), assessment=kept, notice=notice(), note="Others confirm it."
    )
