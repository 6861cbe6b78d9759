"""The starter register: checked facts with their addresses, so that a fresh installation has something to show.

Its files lie in `starter/` of the codebook. Lists in a column are separated by semicolons; dates are ISO 8601.
"""

import csv
from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date
from decimal import Decimal

from django.conf import settings
from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.codebook.defaults import reported_basis, said_basis
from coalition.codebook.loader import codebook
from coalition.register import actions
from coalition.register.chain import ledger
from coalition.register.models import Country, GroupClaim, MandateStep, Membership, Pledge

ACCOUNT = "starter"

type Row = dict[str, str]


@dataclass(frozen=True)
class Loaded:
    """How many rows of each were written; all zero when everything was there already."""

    countries: int = 0
    memberships: int = 0
    pledges: int = 0
    assessments: int = 0
    mandates: int = 0
    group_claims: int = 0

    def __bool__(self) -> bool:
        return any(asdict(self).values())


@transaction.atomic
def load() -> Loaded:
    """Load each part whose tables are empty, in one transaction; what is there already is left alone.

    A register that somebody began without the starter stays theirs: nothing is loaded.
    Raises actions.Refused when an account that can sign in is named like the system's own.
    """
    ledger.begin()  # two loaders at once: the second waits here, and then finds nothing to do
    if Country.objects.exists() and not User.objects.filter(username=ACCOUNT).exists():
        return Loaded()
    by = account()
    countries, memberships = (0, 0) if Country.objects.exists() else _load_countries()
    pledges, assessments = (0, 0) if Pledge.objects.exists() else _load_facts(by)
    mandates = 0 if MandateStep.objects.exists() else _load_mandates(by)
    claims = 0 if GroupClaim.objects.exists() else _load_group_claims(by)
    return Loaded(countries, memberships, pledges, assessments, mandates, claims)


def account() -> User:
    """The account that what comes with the product is recorded by; nobody can sign in with it."""
    user, made = User.objects.get_or_create(username=ACCOUNT, defaults={"is_active": False})
    if made:
        user.set_unusable_password()
        user.save(update_fields=["password"])
    elif user.has_usable_password():
        raise actions.Refused(
            _("The account “%(name)s” belongs to somebody. Rename it first.") % {"name": ACCOUNT}
        )
    return user


def _rows(name: str) -> Iterator[Row]:
    """Nothing where the codebook brings no such file: a coalition may begin with an empty register."""
    path = settings.COALITION_CODEBOOK / "starter" / name
    if path.exists():
        with path.open(newline="", encoding="utf-8") as file:
            yield from csv.DictReader(file)


def _load_countries() -> tuple[int, int]:
    members = list(_rows("members.csv"))
    countries = Country.objects.bulk_create(Country(code=row["country"]) for row in members)
    coalition = codebook().roles.members
    joined = [
        Membership(
            country_id=row["country"],
            body=coalition,
            valid_from=date.fromisoformat(row["seen_on"]),
            basis=row["basis"],
            source_url=row["source_url"],
        )
        for row in members
        if coalition and row["member"] == "yes"
    ]
    others = [
        Membership(
            country_id=row["country"],
            body=row["body"],
            valid_from=date.fromisoformat(row["valid_from"]),
            valid_until=_day(row["valid_until"]),
            basis=row["basis"],
            source_url=row["source_url"],
        )
        for row in _rows("bodies.csv")
    ]
    return len(countries), len(Membership.objects.bulk_create(joined + others))


def _load_facts(by: User) -> tuple[int, int]:
    """Facts on the same countries, kind and title are assessments of one pledge."""
    pledges: dict[tuple[str, str, str], Pledge] = {}
    number = 0
    for number, row in enumerate(_rows("facts.csv"), start=1):  # noqa: B007 - the last number is the count
        key = (row["countries"], row["kind"], row["title"])
        if key not in pledges:
            pledges[key] = actions.open_pledge(
                by=by, kind=row["kind"], title=row["title"], countries=_list(row["countries"])
            )
        actions.record(by=by, pledge=pledges[key], assessment=_assessment(row))
    return len(pledges), number


def _load_mandates(by: User) -> int:
    rows = list(_rows("mandates.csv"))
    for row in rows:
        step = actions.MandateStepInput(
            state=row["state"],
            words=row["state_words"],
            majority=row["majority"],
            next_on=_day(row["next_on"]),
            said_on=date.fromisoformat(row["said_on"]),
            evidence=[_evidence(row, text=f"{row['body']}: {row['what']}", basis=reported_basis())],
        )
        actions.set_mandate(by=by, country=row["country"], body=row["body"], what=row["what"], step=step)
    return len(rows)


def _load_group_claims(by: User) -> int:
    rows = list(_rows("group_claims.csv"))
    for row in rows:
        claim = actions.GroupClaimInput(
            claimed_by=row["claimed_by"],
            number=int(row["number"]) if row["number"] else None,
            what=row["what"],
            kinds=_list(row["kinds"]),
            conditions=_list(row["conditions"]),
            said_on=date.fromisoformat(row["said_on"]),
            evidence=[_evidence(row, text=row["what"], basis=said_basis())],
        )
        actions.record_group_claim(by=by, claim=claim)
    return len(rows)


def _assessment(row: Row) -> actions.AssessmentInput:
    quantity = None
    if row["unit"]:
        quantity = actions.Quantity(Decimal(row["quantity_low"]), Decimal(row["quantity_high"]), row["unit"])
    return actions.AssessmentInput(
        status=row["status"],
        said_on=date.fromisoformat(row["said_on"]),
        precision=row["precision"],
        conditions=_list(row["conditions"]),
        quantity=quantity,
        evidence=[_evidence(row, text=row["summary"], basis=row["basis"])],
    )


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


def _list(text: str) -> list[str]:
    return text.split(";") if text else []


def _day(text: str) -> date | None:
    return date.fromisoformat(text) if text else None
