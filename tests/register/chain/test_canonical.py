"""The exact form of what is hashed: whoever alters one of these words, or leaves one out, breaks the hashes of all records
there are."""

from datetime import date, datetime, timedelta, timezone
from decimal import Decimal
from typing import Any

import pytest

from coalition.register import actions
from coalition.register.chain import canonical
from coalition.register.models import Entry
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
PROOF = actions.EvidenceInput(
    form="quote", text="We will.", language="de", basis="statement", speaker="Ada", office="Minister", publisher="Gazette",
    tier="1", title="A title", url="https://paper.example/1", reference="p. 1", origin="AFP", published_on=date(2026, 1, 7),
    fetched_at=datetime(2026, 1, 7, 13, 0, 0, 5, tzinfo=timezone(timedelta(hours=1))), text_hash="t", start=3, end=11, snapshot_hash="s",
)  # fmt: skip
PROVEN = {
    "form": "quote", "text": "We will.", "language": "de", "basis": "statement", "speaker": "Ada", "office": "Minister",
    "publisher": "Gazette", "tier": "1", "title": "A title", "url": "https://paper.example/1", "reference": "p. 1", "origin": "AFP",
    "published_on": "2026-01-07", "fetched_at": "2026-01-07T12:00:00.000005+00:00", "text_hash": "t", "span": [3, 11],
    "snapshot_hash": "s",
}  # fmt: skip
BARE = actions.EvidenceInput(form="summary", text="Said so.", reference="A book", basis="report")
BARELY = dict.fromkeys(PROVEN, "") | {
    "form": "summary", "text": "Said so.", "reference": "A book", "basis": "report", "published_on": None, "fetched_at": None,
    "span": [None, None],
}  # fmt: skip


def clocks(row: Any, **more: Any) -> dict[str, Any]:
    """What every row says of when and by whom."""
    return {
        "said_on": "2026-01-07",
        "said_on_precision": "about",
        "recorded_at": row.recorded_at.isoformat(timespec="microseconds"),
        "recorded_by": [row.recorded_by_id, row.recorded_by_name],
        **more,
    }


FIRST = {"nature": "assessment", "supersedes": None, "reason": ""}
ON: dict[str, Any] = {"said_on": date(2026, 1, 7), "precision": "about"}


def test_a_pledge_and_its_shares() -> None:
    for code in ("SE", "DK"):
        register.country(code)
    row = actions.open_pledge(
        by=EditorFactory.create(),
        kind="troops",
        title="Brigade",
        countries=["SE", "DK"],
        shares={"SE": actions.Quantity(Decimal(1), Decimal("2.5"), "soldiers")},
    )
    assert canonical.CONTENT[Entry.Subject.PLEDGE](row) == {
        "slug": "dk-se-troops-1",
        "kind": "troops",
        "title": "Brigade",
        "countries": ["DK", "SE"],
        "shares": [[None, None, ""], ["1.00", "2.50", "soldiers"]],
        "created_at": row.created_at.isoformat(timespec="microseconds"),
        "created_by": row.created_by_id,
    }


def test_an_assessment_with_all_it_rests_on() -> None:
    row = actions.record(
        by=EditorFactory.create(),
        pledge=register.pledge("DE"),
        assessment=actions.AssessmentInput(
            "intends",
            evidence=[PROOF, BARE],
            conditions=["parliament", "ceasefire"],
            quantity=actions.Quantity(Decimal(1000), Decimal(2000), "soldiers", "a brigade"),
            note="So far",
            **ON,
        ),
    )
    assert canonical.CONTENT[Entry.Subject.ASSESSMENT](row) == clocks(
        row,
        **FIRST,
        evidence=[PROVEN, BARELY],
        pledge=row.pledge_id,
        status="intends",
        quantity=["1000.00", "2000.00", "soldiers", "a brigade"],
        note="So far",
        conditions=[["ceasefire", ""], ["parliament", "DE"]],
    )


def test_a_correction_says_what_it_supersedes_and_why() -> None:
    by, pledge = EditorFactory.create(), register.pledge("DE")
    old = register.assessment(pledge)
    row = actions.correct(
        by=by,
        wrong=old,
        assessment=actions.AssessmentInput("open", evidence=[BARE], **ON),
        reason="Misread",
    )
    assert canonical.assessment(row) == clocks(
        row,
        nature="correction",
        supersedes=old.pk,
        reason="Misread",
        evidence=[BARELY],
        pledge=pledge.pk,
        status="open",
        quantity=[None, None, "", ""],
        note="",
        conditions=[],
    )


def test_a_condition() -> None:
    row = actions.set_condition(
        by=EditorFactory.create(), condition=register.condition(), state="met", evidence=[PROOF], **ON
    )
    assert canonical.CONTENT[Entry.Subject.CONDITION_STATE](row) == clocks(
        row, **FIRST, evidence=[PROVEN], condition=["ceasefire", None], state="met"
    )


def test_a_step_of_a_mandate() -> None:
    register.country("NO")
    row = actions.set_mandate(
        by=EditorFactory.create(),
        country="NO",
        body="Storting",
        what="Soldiers abroad",
        step=actions.MandateStepInput(
            state="asked", evidence=[PROOF], words="Asked on Monday", majority="simple", next_on=date(2026, 2, 1),
            next_what="Vote", **ON,
        ),
    )  # fmt: skip
    assert canonical.CONTENT[Entry.Subject.MANDATE_STEP](row) == clocks(
        row,
        **FIRST,
        evidence=[PROVEN],
        mandate=["NO", "Storting", "Soldiers abroad"],
        state=["asked", "Asked on Monday"],
        majority="simple",
        next=["2026-02-01", "Vote"],
    )


def test_a_claim_on_a_group() -> None:
    row = actions.record_group_claim(
        by=EditorFactory.create(),
        claim=actions.GroupClaimInput(
            " Somebody ", " are ready ", ["troops", "air"], evidence=[PROOF], number=26, conditions=["ceasefire"], **ON
        ),
    )  # fmt: skip
    assert canonical.CONTENT[Entry.Subject.GROUP_CLAIM](row) == clocks(
        row,
        **FIRST,
        evidence=[PROVEN],
        claimed_by="Somebody",
        number=26,
        what="are ready",
        kinds=["troops", "air"],
        conditions=["ceasefire"],
    )


def test_a_notice_and_what_stands_in_spite_of_it() -> None:
    by, resting = EditorFactory.create(), register.assessment()
    row = actions.notice_source(
        by=by,
        sort="corrected",
        what=" Another day ",
        said_on=date(2026, 1, 7),
        url=register.EVIDENCE.url,
        text_hash="t",
        origin="AFP",
        evidence=[PROOF],
    )
    assert canonical.CONTENT[Entry.Subject.NOTICE](row) == clocks(
        row,
        said_on_precision="day",
        evidence=[PROVEN],
        sort="corrected",
        what="Another day",
        touches=[register.EVIDENCE.url, "t", "AFP"],
    )
    stands = actions.uphold(by=by, assessment=resting, notice=row, note=" Confirmed since ")
    assert canonical.CONTENT[Entry.Subject.UPHELD](stands) == {
        "notice": row.pk,
        "assessment": resting.pk,
        "note": "Confirmed since",
        "recorded_at": stands.recorded_at.isoformat(timespec="microseconds"),
        "recorded_by": [by.pk, by.get_username()],
    }


@pytest.mark.parametrize(("value", "expected"), [
    (Decimal(0), "0.00"), (Decimal(5), "5.00"), (Decimal("5.1"), "5.10"), (Decimal("5.10"), "5.10"), (None, None),
])  # fmt: skip
def test_a_number_has_one_form(value: Decimal | None, expected: str | None) -> None:
    assert canonical.number(value) == expected


def test_a_moment_has_one_form_wherever_it_was_written() -> None:
    moments = ("2026-01-01T00:30:00+02:00", "2025-12-31T22:30:00+00:00", "2025-12-31T17:30:00-05:00")
    assert {canonical.moment(datetime.fromisoformat(one)) for one in moments} == {
        "2025-12-31T22:30:00.000000+00:00"
    }
    assert [canonical.moment(None), canonical.day(None)] == [None, None]
