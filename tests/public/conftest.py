"""What the registers of these tests hold."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from coalition.register import actions
from coalition.register.actions import Quantity
from coalition.register.models import Membership, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory

MEMBER_SINCE = date(2025, 4, 4)
GOVERNMENT = replace(register.EVIDENCE, basis="government")


@pytest.fixture
def troops(db: None) -> Pledge:
    """Germany: unclear, then open to it if a ceasefire holds and parliament agrees. France is there without a word."""
    pledge = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(pledge, "unclear", date(2025, 9, 4))
    quote = replace(
        register.EVIDENCE,
        form="quote",
        text="Wir schließen nichts aus.",
        language="de",
        speaker="A. Muster",
        publisher="Kurier",
    )
    register.assessment(pledge, "open", date(2026, 1, 6), conditions=("ceasefire", "parliament"), proof=quote)
    register.country("FR")
    for code in ("DE", "FR"):
        Membership.objects.create(country_id=code, body="eu", valid_from=date(1958, 1, 1))
    Membership.objects.create(country_id="DE", body="coalition", valid_from=MEMBER_SINCE)
    return pledge


@pytest.fixture
def several_kinds(db: None) -> None:
    """Troops: Germany is open to it on a condition, France intends, Italy refuses, Norway is silent, Canada is far."""
    germany = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(germany, "unclear", date(2025, 9, 4))
    register.assessment(germany, "open", date(2026, 1, 6), conditions=("ceasefire",))
    soldiers = Quantity(Decimal(50), Decimal(250), "soldiers")
    register.assessment(register.pledge("FR"), "intends", date(2025, 6, 2), quantity=soldiers)
    register.assessment(register.pledge("FR", kind="air"), "decided", date(2025, 6, 2), proof=GOVERNMENT)
    register.assessment(register.pledge("IT"), "refused", date(2025, 3, 28))
    register.assessment(
        register.pledge("CA"),
        "open",
        date(2025, 7, 1),
        quantity=Quantity(Decimal(100), Decimal(100), "soldiers"),
    )
    register.country("NO")
    claimed = actions.GroupClaimInput(
        claimed_by="A. President",
        what="countries ready",
        kinds=["troops"],
        number=26,
        said_on=date(2025, 9, 4),
        evidence=[register.EVIDENCE],
    )
    actions.record_group_claim(by=EditorFactory.create(), claim=claimed)
