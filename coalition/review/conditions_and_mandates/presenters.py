"""What is on record beside pledges, as the desk shows it."""

from dataclasses import dataclass

from django.forms import Form
from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import short_day
from coalition.register.models import ConditionState, Country, Evidence, GroupClaim, MandateStep
from coalition.register.models.mandates import STATES
from coalition.register.models.versioned import Nature, Versioned
from coalition.review.conditions_and_mandates.correction_forms import Correction
from coalition.review.conditions_and_mandates.queries import current_rows, history_rows
from coalition.review.conditions_and_mandates.record_types import RECORD_TYPES, RecordType
from coalition.review.record.versions import newest_version


@dataclass(frozen=True)
class RecordedStatement:
    """One dated statement: what it is about, and what it says."""

    row: Versioned
    subject: str
    says: str
    details: tuple[str, ...]
    evidence: tuple[Evidence, ...]
    is_superseded: bool  # corrected since, or taken back


@dataclass(frozen=True)
class TypeLink:
    url: str
    title: Promise
    is_current: bool


def recorded_statement(row: Versioned) -> RecordedStatement:
    subject, says, *details = _texts(row)
    evidence = tuple(row.evidence.order_by("pk"))
    superseded = row.nature == Nature.RETRACTION or newest_version(row) != row
    return RecordedStatement(row, subject, says, tuple(filter(None, details)), evidence, superseded)


def _texts(row: Versioned) -> tuple[str, ...]:
    """What it is about, what it says, and what else."""
    if isinstance(row, ConditionState):
        return _condition_texts(row)
    if isinstance(row, MandateStep):
        return _mandate_texts(row)
    assert isinstance(row, GroupClaim)  # noqa: S101 - the third and last type
    return _claim_texts(row)


def _condition_texts(row: ConditionState) -> tuple[str, ...]:
    country = Country(code=row.condition.country_id).name if row.condition.country_id else ""
    condition = str(codebook().condition(row.condition.slug))
    says = _("met") if row.state == ConditionState.State.MET else _("unmet")
    return f"{condition} · {country}" if country else condition, says


def _mandate_texts(row: MandateStep) -> tuple[str, ...]:
    mandate = row.mandate
    subject = f"{Country(code=mandate.country_id).name} · {mandate.body} · {mandate.what}"
    ahead = f"{short_day(row.next_on)} {row.next_what}" if row.next_on else row.next_what
    return subject, str(STATES[MandateStep.State(row.state)]), row.state_words, row.majority, ahead


def _claim_texts(row: GroupClaim) -> tuple[str, ...]:
    kinds = ", ".join(str(codebook().kind(slug)) for slug in row.kinds)
    conditions = ", ".join(str(codebook().condition(slug)) for slug in row.conditions)
    return row.claimed_by, f"{row.number or ''} {row.what}".strip(), kinds, conditions


def list_context(record_type: RecordType, form: Form, other: Versioned | None) -> dict[str, object]:
    """The page of one type: the form, and what counts now. `other`: what somebody else recorded meanwhile."""
    links = [
        TypeLink(reverse("review:context_records", args=[one.slug]), one.title, one == record_type)
        for one in RECORD_TYPES.values()
    ]
    return {
        "record_type": record_type.slug,
        "form": form,
        "title": record_type.title,
        "type_links": links,
        "current": [recorded_statement(row) for row in current_rows(record_type.model)],
        "other": recorded_statement(other) if other else None,
    }


def correction_context(
    record_type: RecordType, form: Correction, other: Versioned | None
) -> dict[str, object]:
    return {
        "record_type": record_type.slug,
        "form": form,
        "title": record_type.title,
        "statement": recorded_statement(form.row),
        "history": [recorded_statement(row) for row in history_rows(form.row)],
        "is_retracted": form.row.nature == Nature.RETRACTION,
        "other": recorded_statement(other) if other else None,
        "afterwards": _("Nothing of yours was recorded. It stands below as you wrote it; compare both."),
    }
