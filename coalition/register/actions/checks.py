"""What is asked of everything before it is recorded. The database asks again; these say it in words."""

from collections.abc import Iterable, Sequence
from datetime import UTC, date, datetime

from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.register.actions.inputs import (
    AssessmentInput,
    EvidenceInput,
    Quantity,
    Refused,
)
from coalition.register.models import Evidence
from coalition.register.models.append_only import Precision


def assessment(given: AssessmentInput, now: datetime) -> None:
    """Raises Refused with one sentence for what the codebook or the record forbids; so do its siblings below."""
    if not codebook().knows("status", given.status):
        raise Refused(_("Choose a status of the ladder."))
    conditions(given.conditions)
    day(given.said_on, given.precision, now)
    quantity(given.quantity)
    evidence(given.evidence)
    needed = codebook().status(given.status).needs_basis
    if needed and not any(piece.basis in needed for piece in given.evidence):
        names = ", ".join(str(codebook().basis(slug)) for slug in needed)
        raise Refused(
            _("“%(status)s” needs evidence that rests on one of these: %(bases)s.")
            % {"status": codebook().status(given.status), "bases": names}
        )


def conditions(slugs: Iterable[str]) -> None:
    if not all(codebook().knows("condition", slug) for slug in slugs):
        raise Refused(_("Choose the conditions from the codebook."))


def kinds(slugs: Sequence[str]) -> None:
    if not slugs or not all(codebook().knows("kind", slug) for slug in slugs):
        raise Refused(_("Choose a kind of the codebook."))


def day(said_on: date, precision: str, now: datetime) -> None:
    """Days are those of UTC: what is said on New Year's morning in Kyiv may still lie in the old year."""
    if said_on > now.astimezone(UTC).date():
        raise Refused(_("The day it was said lies in the future. Give the day on which it was said."))
    if precision not in Precision.values:
        raise Refused(_("Say how exactly the day is known: the day, its month, or about."))


def quantity(given: Quantity | None) -> None:
    if given is None:
        return
    if not given.unit.strip():
        raise Refused(_("Say what the quantity counts."))
    if given.low < 0 or given.high < given.low:
        raise Refused(
            _("The quantity runs from the lower number to the higher one, and neither is below zero.")
        )


def evidence(given: Sequence[EvidenceInput]) -> None:
    if not given:
        raise Refused(
            _("Add at least one piece of evidence: a quote or a summary, and where it was published.")
        )
    for piece in given:
        if not piece.text.strip():
            raise Refused(_("The evidence needs words: a quote or a summary."))
        if piece.form not in Evidence.Form.values:
            raise Refused(_("Say whether the evidence is a quote or a summary."))
        if not piece.url and not piece.reference:
            raise Refused(_("Say where the evidence was published: an address, or a reference."))
        if not codebook().knows("basis", piece.basis):
            raise Refused(_("Choose from the codebook what the evidence rests on."))


def required_text(text: str, message: str) -> str:
    """The text without blanks around it; Refused with the message when nothing is left."""
    if not text.strip():
        raise Refused(message)
    return text.strip()
