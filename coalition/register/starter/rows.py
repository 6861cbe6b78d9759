"""The starter's files, row by row, as what the actions take.

They lie in `starter/` of the codebook. Lists in a column are separated by semicolons; dates are ISO 8601.
"""

import csv
from collections.abc import Iterator
from datetime import date
from decimal import Decimal

from django.conf import settings

from coalition.codebook.defaults import reported_basis, said_basis
from coalition.codebook.loader import codebook
from coalition.register import actions
from coalition.register.models import Membership

type Row = dict[str, str]


def rows(name: str) -> Iterator[Row]:
    """Nothing where the codebook brings no such file: a coalition may begin with an empty register."""
    path = settings.COALITION_CODEBOOK / "starter" / name
    if path.exists():
        with path.open(newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)


def is_member(row: Row) -> bool:
    """Version 0.1 called the column `coalition`, as if there were only one."""
    return (row["member"] if "member" in row else row["coalition"]) == "yes"


def membership(row: Row, *, body: str, since: str) -> Membership:
    """`since` names the column that says from which day on."""
    return Membership(
        country_id=row["country"],
        body=body,
        valid_from=date.fromisoformat(row[since]),
        valid_until=_day(row.get("valid_until", "")),
        basis=row["basis"],
        source_url=row["source_url"],
    )


def assessment(row: Row) -> actions.AssessmentInput:
    quantity = None
    if row["unit"]:
        quantity = actions.Quantity(Decimal(row["quantity_low"]), Decimal(row["quantity_high"]), row["unit"])
    return actions.AssessmentInput(
        status=row["status"],
        said_on=date.fromisoformat(row["said_on"]),
        precision=row["precision"],
        conditions=listed(row["conditions"]),
        quantity=quantity,
        evidence=[_evidence(row, text=row["summary"], basis=row["basis"])],
    )


def mandate_step(row: Row) -> actions.MandateStepInput:
    return actions.MandateStepInput(
        state=row["state"],
        words=row["state_words"],
        majority=row["majority"],
        next_on=_day(row["next_on"]),
        said_on=date.fromisoformat(row["said_on"]),
        evidence=[_evidence(row, text=f"{row['body']}: {row['what']}", basis=reported_basis())],
    )


def group_claim(row: Row) -> actions.GroupClaimInput:
    return actions.GroupClaimInput(
        claimed_by=row["claimed_by"],
        number=int(row["number"]) if row["number"] else None,
        what=row["what"],
        kinds=listed(row["kinds"]),
        conditions=listed(row["conditions"]),
        said_on=date.fromisoformat(row["said_on"]),
        evidence=[_evidence(row, text=row["what"], basis=said_basis())],
    )


def listed(text: str) -> list[str]:
    return text.split(";") if text else []


def _evidence(row: Row, *, text: str, basis: str) -> actions.EvidenceInput:
    """A summary of ours, in the codebook's language; nothing is quoted, and the day of publication is not known."""
    return actions.EvidenceInput(
        form="summary",
        text=text,
        language=codebook().written_in,
        basis=basis,
        speaker=row.get("speaker", ""),
        office=row.get("office", ""),
        publisher=row["publisher"],
        tier=row["tier"],
        url=row["url"],
        reference=row.get("reference", ""),
    )


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
