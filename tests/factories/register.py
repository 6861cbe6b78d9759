"""Pledges with a status, recorded as everything is: by the register's own actions."""

from collections.abc import Sequence
from datetime import date

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.actions import AssessmentInput, EvidenceInput, Quantity
from coalition.register.models import Assessment, Country, Pledge
from tests.factories.accounts import EditorFactory

PROOF = EvidenceInput(
    form="summary",
    text="As the ministry announced.",
    url="https://ministry.example/1",
    basis="statement",
    publisher="Ministry",
)


def country(code: str) -> Country:
    return Country.objects.get_or_create(code=code)[0]


def pledge(*countries: str, kind: str = "troops", title: str = "Soldiers", by: User | None = None) -> Pledge:
    for code in countries:
        country(code)
    return actions.open_pledge(by=by or EditorFactory.create(), kind=kind, title=title, countries=countries)


def assessment(
    of: Pledge,
    status: str = "open",
    said_on: date = date(2026, 1, 10),
    *,
    conditions: Sequence[str] = (),
    quantity: Quantity | None = None,
    proof: EvidenceInput = PROOF,
    by: User | None = None,
) -> Assessment:
    judgement = AssessmentInput(
        status=status, said_on=said_on, evidence=[proof], conditions=conditions, quantity=quantity
    )
    return actions.record(by=by or EditorFactory.create(), pledge=of, judgement=judgement)
