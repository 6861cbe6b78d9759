"""The starter register: checked facts with their addresses, so that a fresh installation has something to show."""

from dataclasses import asdict, dataclass

from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.register import actions
from coalition.register.chain import ledger
from coalition.register.models import Country, GroupClaim, MandateStep, Membership, Pledge
from coalition.register.starter import rows

ACCOUNT = "starter"


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


def _load_countries() -> tuple[int, int]:
    members, body = list(rows.rows("members.csv")), codebook().roles.members
    countries = Country.objects.bulk_create(Country(code=row["country"]) for row in members)
    joined = [
        rows.membership(row, body=body, since="seen_on") for row in members if body and rows.is_member(row)
    ]
    others = [rows.membership(row, body=row["body"], since="valid_from") for row in rows.rows("bodies.csv")]
    return len(countries), len(Membership.objects.bulk_create(joined + others))


def _load_facts(by: User) -> tuple[int, int]:
    """Facts on the same countries, kind and title are assessments of one pledge."""
    pledges: dict[tuple[str, str, str], Pledge] = {}
    facts = list(rows.rows("facts.csv"))
    for row in facts:
        key = (row["countries"], row["kind"], row["title"])
        if key not in pledges:
            pledges[key] = actions.open_pledge(
                by=by, kind=row["kind"], title=row["title"], countries=rows.listed(row["countries"])
            )
        actions.record(by=by, pledge=pledges[key], assessment=rows.assessment(row))
    return len(pledges), len(facts)


def _load_mandates(by: User) -> int:
    mandates = list(rows.rows("mandates.csv"))
    for row in mandates:
        actions.set_mandate(
            by=by, country=row["country"], body=row["body"], what=row["what"], step=rows.mandate_step(row)
        )
    return len(mandates)


def _load_group_claims(by: User) -> int:
    claims = list(rows.rows("group_claims.csv"))
    for row in claims:
        actions.record_group_claim(by=by, claim=rows.group_claim(row))
    return len(claims)
