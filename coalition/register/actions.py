"""The only writer of the record. Every action is keyword-only, says who acts, and is one transaction."""

from collections.abc import Iterable, Sequence
from dataclasses import asdict, dataclass
from datetime import UTC, date, datetime
from decimal import Decimal

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.register import canonical, ledger
from coalition.register.models import (
    Assessment,
    AssessmentCondition,
    Condition,
    ConditionState,
    Entry,
    Evidence,
    Participation,
    Pledge,
)


class Refused(Exception):  # noqa: N818 - reads as what happened
    """The record can't take this; the message says in one sentence what to do."""


class PledgeMoved(Refused):
    """Somebody else assessed the pledge meanwhile; `current` is what they wrote."""

    def __init__(self, current: Assessment) -> None:
        super().__init__(_("Somebody else changed this pledge meanwhile. Compare both and decide again."))
        self.current = current


@dataclass(frozen=True)
class Quantity:
    """A range with its unit; `words` keeps how it was said."""

    low: Decimal
    high: Decimal
    unit: str
    words: str = ""


@dataclass(frozen=True)
class Proof:
    """A piece of evidence to be written; the fields are those of `register.Evidence`."""

    form: str
    text: str
    url: str = ""
    reference: str = ""
    language: str = ""
    basis: str = "report"
    speaker: str = ""
    office: str = ""
    publisher: str = ""
    tier: str = ""
    title: str = ""
    origin: str = ""
    published_on: date | None = None
    fetched_at: datetime | None = None
    text_hash: str = ""
    start: int | None = None
    end: int | None = None
    snapshot_hash: str = ""


@dataclass(frozen=True)
class Judgement:
    """What an editor says of a pledge: the content of one assessment."""

    status: str
    said_on: date
    evidence: Sequence[Proof]
    conditions: Sequence[str] = ()
    precision: str = "day"
    quantity: Quantity | None = None
    note: str = ""


@transaction.atomic
def open_pledge(*, by: User, kind: str, title: str, countries: Sequence[str]) -> Pledge:
    """A new pledge without a status yet. Its slug is made of country, kind and a number, and never changes."""
    if not codebook().knows("kind", kind):
        raise Refused(_("Choose a kind of the codebook."))
    if not title.strip() or not countries:
        raise Refused(_("A pledge needs a title and at least one country."))
    now = ledger.begin()
    pledge = Pledge.objects.create(
        slug=_free_slug(countries, kind), kind=kind, title=title.strip(), created_at=now, created_by=by
    )
    Participation.objects.bulk_create(Participation(pledge=pledge, country_id=code) for code in countries)
    ledger.append(Entry.Subject.PLEDGE, pledge.pk, canonical.pledge(pledge), now)
    return pledge


def _free_slug(countries: Sequence[str], kind: str) -> str:
    stem = slugify(f"{'-'.join(sorted(countries)[:4])}-{kind.replace('_', '-')}")
    taken = set(Pledge.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


@transaction.atomic
def record(*, by: User, pledge: Pledge, judgement: Judgement, seen: int | None = None) -> Assessment:
    """Record what a pledge's status was from a day on.

    `seen` is the id of the newest assessment the editor had before their eyes (0 for none): when another has been
    recorded since, nothing is written and PledgeMoved is raised. Raises Refused when the codebook forbids it.
    """
    now = ledger.begin()
    _check(judgement, now)
    if seen is not None:
        newest = pledge.assessments.order_by("-pk").first()
        if newest is not None and newest.pk != seen:
            raise PledgeMoved(newest)
    return _write(by=by, pledge=pledge, judgement=judgement, now=now)


@transaction.atomic
def correct(*, by: User, assessment: Assessment, judgement: Judgement, reason: str) -> Assessment:
    """Supersede an assessment by a better one; both stay, and the reason is shown."""
    now = ledger.begin()
    _check(judgement, now)
    _check_supersedes(assessment, reason)
    return _write(
        by=by,
        pledge=assessment.pledge,
        judgement=judgement,
        now=now,
        nature=Assessment.Nature.CORRECTION,
        supersedes=assessment,
        reason=reason.strip(),
    )


@transaction.atomic
def retract(*, by: User, assessment: Assessment, reason: str) -> Assessment:
    """Take an assessment back without putting another in its place."""
    now = ledger.begin()
    _check_supersedes(assessment, reason)
    judgement = Judgement(assessment.status, assessment.said_on, evidence=(), precision=assessment.said_on_precision)
    return _write(
        by=by,
        pledge=assessment.pledge,
        judgement=judgement,
        now=now,
        nature=Assessment.Nature.RETRACTION,
        supersedes=assessment,
        reason=reason.strip(),
    )


@transaction.atomic
def set_condition(
    *, by: User, condition: Condition, state: str, said_on: date, evidence: Sequence[Proof], precision: str = "day"
) -> ConditionState:
    """Record that a condition was met, or not, from a day on."""
    now = ledger.begin()
    _check_day(said_on, now)
    _check_evidence(evidence)
    row = ConditionState.objects.create(
        condition=condition,
        state=state,
        said_on=said_on,
        said_on_precision=precision,
        recorded_at=now,
        recorded_by=by,
        recorded_by_name=by.get_username(),
    )
    Evidence.objects.bulk_create(Evidence(condition_state=row, **asdict(proof)) for proof in evidence)
    ledger.append(Entry.Subject.CONDITION_STATE, row.pk, canonical.condition_state(row), now)
    return row


def conditions_for(slugs: Iterable[str], countries: Iterable[str]) -> list[Condition]:
    """The condition objects that slugs stand for, made when they are new: one for all, or one a country."""
    found = []
    for slug in dict.fromkeys(slugs):
        scope = codebook().condition(slug).scope
        for country in [None] if scope == "world" else list(dict.fromkeys(countries)):
            found.append(Condition.objects.get_or_create(slug=slug, country_id=country)[0])
    return found


def _check(judgement: Judgement, now: datetime) -> None:
    if not codebook().knows("status", judgement.status):
        raise Refused(_("Choose a status of the ladder."))
    for slug in judgement.conditions:
        if not codebook().knows("condition", slug):
            raise Refused(_("Choose the conditions from the codebook."))
    _check_day(judgement.said_on, now)
    _check_evidence(judgement.evidence)
    needed = codebook().status(judgement.status).needs_basis
    if needed and not any(proof.basis in needed for proof in judgement.evidence):
        names = ", ".join(str(codebook().basis(slug)) for slug in needed)
        raise Refused(
            _("“%(status)s” needs evidence that rests on one of these: %(bases)s.")
            % {"status": codebook().status(judgement.status), "bases": names}
        )


def _check_day(said_on: date, now: datetime) -> None:
    if said_on > now.astimezone(UTC).date():
        raise Refused(_("The day it was said lies in the future. Give the day on which it was said."))


def _check_evidence(evidence: Sequence[Proof]) -> None:
    if not evidence:
        raise Refused(_("Add at least one piece of evidence: a quote or a summary, and where it was published."))
    for proof in evidence:
        if not proof.text.strip():
            raise Refused(_("The evidence needs words: a quote or a summary."))
        if not proof.url and not proof.reference:
            raise Refused(_("Say where the evidence was published: an address, or a reference."))


def _check_supersedes(assessment: Assessment, reason: str) -> None:
    if not reason.strip():
        raise Refused(_("Say why this is corrected; readers will see it."))
    if successor := Assessment.objects.filter(supersedes=assessment).first():
        raise PledgeMoved(successor)


def _write(
    *,
    by: User,
    pledge: Pledge,
    judgement: Judgement,
    now: datetime,
    nature: Assessment.Nature = Assessment.Nature.ASSESSMENT,
    supersedes: Assessment | None = None,
    reason: str = "",
) -> Assessment:
    quantity = judgement.quantity
    row = Assessment.objects.create(
        pledge=pledge,
        nature=nature,
        supersedes=supersedes,
        reason=reason,
        status=judgement.status,
        said_on=judgement.said_on,
        said_on_precision=judgement.precision,
        recorded_at=now,
        recorded_by=by,
        recorded_by_name=by.get_username(),
        quantity_low=quantity.low if quantity else None,
        quantity_high=quantity.high if quantity else None,
        quantity_unit=quantity.unit if quantity else "",
        quantity_words=quantity.words if quantity else "",
        note=judgement.note,
    )
    countries = [part.country_id for part in pledge.participations.all()]
    conditions = conditions_for(judgement.conditions, countries)
    AssessmentCondition.objects.bulk_create(AssessmentCondition(assessment=row, condition=one) for one in conditions)
    Evidence.objects.bulk_create(Evidence(assessment=row, **asdict(proof)) for proof in judgement.evidence)
    ledger.append(Entry.Subject.ASSESSMENT, row.pk, canonical.assessment(row), now)
    return row
