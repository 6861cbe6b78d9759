"""Pledges are opened, assessed, corrected; an assessment is taken back."""

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any

from django.db import transaction
from django.utils.text import slugify
from django.utils.translation import gettext as _

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.register.actions import checks, persistence
from coalition.register.actions.inputs import (
    AssessmentInput,
    PledgeMoved,
    Quantity,
    Refused,
)
from coalition.register.chain import ledger
from coalition.register.derived import standings
from coalition.register.models import (
    Assessment,
    AssessmentCondition,
    Condition,
    Entry,
    Participation,
    Pledge,
)
from coalition.register.models.versioned import Nature


@transaction.atomic
def open_pledge(
    *,
    by: User,
    kind: str,
    title: str,
    countries: Sequence[str],
    shares: Mapping[str, Quantity] | None = None,
) -> Pledge:
    """A new pledge without a status yet. Its slug is made of country, kind and a number, and never changes.

    With more than one country it is a joint pledge; `shares` says what each country's part is, where that is known.
    """
    checks.kinds([kind])
    title = title.strip()
    if not title or not countries:
        raise Refused(_("A pledge needs a title and at least one country."))
    shares = shares or {}
    if set(shares) - set(countries):
        raise Refused(_("A share belongs to a country that takes part in the pledge."))
    for share in shares.values():
        checks.quantity(share)
    now = ledger.begin()
    pledge = Pledge.objects.create(
        slug=_free_slug(countries, kind), kind=kind, title=title, created_at=now, created_by=by
    )
    Participation.objects.bulk_create(
        Participation(pledge=pledge, country_id=code, **_share(shares.get(code)))
        for code in dict.fromkeys(countries)
    )
    persistence.append_entry(Entry.Subject.PLEDGE, pledge.pk, pledge, now)
    return pledge


def _share(share: Quantity | None) -> dict[str, Any]:
    return {"share_low": share.low, "share_high": share.high, "share_unit": share.unit} if share else {}


def _free_slug(countries: Sequence[str], kind: str) -> str:
    stem = slugify(f"{'-'.join(sorted(set(countries))[:4])}-{kind.replace('_', '-')}")
    taken = set(Pledge.objects.filter(slug__startswith=stem).values_list("slug", flat=True))
    number = 1
    while f"{stem}-{number}" in taken:
        number += 1
    return f"{stem}-{number}"


@transaction.atomic
def record(*, by: User, pledge: Pledge, assessment: AssessmentInput, seen: int | None = None) -> Assessment:
    """Record what a pledge's status was from a day on.

    `seen` is the id of the newest assessment the editor had before their eyes (0 for none): when another has been
    recorded since, nothing is written and PledgeMoved is raised. Raises Refused when the codebook forbids it.
    """
    now = ledger.begin()
    checks.assessment(assessment, now)
    _require_unchanged(pledge, seen)
    return _write(by, pledge, assessment, now)


@transaction.atomic
def correct(
    *, by: User, wrong: Assessment, assessment: AssessmentInput, reason: str, seen: int | None = None
) -> Assessment:
    """Supersede an assessment by a better one; both stay, and the reason is shown.

    Raises PledgeMoved when it has been superseded already or, with `seen` (see `record`), when the pledge has moved.
    """
    now = ledger.begin()
    checks.assessment(assessment, now)
    _require_unchanged(wrong.pledge, seen)
    return _write(by, wrong.pledge, assessment, now, _correction_fields(wrong, reason, Nature.CORRECTION))


@transaction.atomic
def retract(*, by: User, wrong: Assessment, reason: str, seen: int | None = None) -> Assessment:
    """Take an assessment back without putting another in its place. Raises as `correct` does."""
    now = ledger.begin()
    _require_unchanged(wrong.pledge, seen)
    same = AssessmentInput(wrong.status, wrong.said_on, evidence=(), precision=wrong.said_on_precision)
    return _write(by, wrong.pledge, same, now, _correction_fields(wrong, reason, Nature.RETRACTION))


def conditions_for(slugs: Iterable[str], countries: Iterable[str]) -> list[Condition]:
    """The condition objects that slugs stand for, made when they are new: one for all, or one a country."""
    found = []
    for slug in dict.fromkeys(slugs):
        scope = codebook().condition(slug).scope
        for country in [None] if scope == "world" else list(dict.fromkeys(countries)):
            found.append(Condition.objects.get_or_create(slug=slug, country_id=country)[0])
    return found


def _require_unchanged(pledge: Pledge, seen: int | None) -> None:
    if seen is None:
        return
    newest = pledge.assessments.order_by("-pk").first()
    if newest is not None and newest.pk != seen:
        raise PledgeMoved(newest)


def _correction_fields(wrong: Assessment, reason: str, nature: Nature) -> dict[str, Any]:
    if successor := Assessment.objects.filter(supersedes=wrong).first():
        raise PledgeMoved(successor)
    return persistence.correction_fields(wrong, reason, nature)


def _write(
    by: User,
    pledge: Pledge,
    assessment: AssessmentInput,
    now: datetime,
    correction: dict[str, Any] | None = None,
) -> Assessment:
    quantity, correction = assessment.quantity, correction or {}
    row = Assessment.objects.create(
        pledge=pledge,
        status=assessment.status,
        said_on=assessment.said_on,
        said_on_precision=assessment.precision,
        quantity_low=quantity.low if quantity else None,
        quantity_high=quantity.high if quantity else None,
        quantity_unit=quantity.unit.strip() if quantity else "",
        quantity_words=quantity.words if quantity else "",
        note=assessment.note,
        **correction,
        **persistence.author_fields(by, now),
    )
    countries = [part.country_id for part in pledge.participations.all()]
    conditions = conditions_for(assessment.conditions, countries)
    AssessmentCondition.objects.bulk_create(
        AssessmentCondition(assessment=row, condition=one) for one in conditions
    )
    persistence.add_evidence(Entry.Subject.ASSESSMENT, row, assessment.evidence)
    persistence.append_entry(Entry.Subject.ASSESSMENT, row.pk, row, now)
    superseded = correction.get("supersedes")
    standings.refresh(pledge.pk, sorted({row.said_on, *([superseded.said_on] if superseded else [])}), now)
    return row
