"""What is on record beside pledges, as the desk shows it."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import short_day
from coalition.register.models import ConditionState, Country, Evidence, GroupClaim, MandateStep
from coalition.register.models.mandates import STATES
from coalition.register.models.versioned import Nature, Superseding
from coalition.review.corrections.forms import last_version

MOST = 200


@dataclass(frozen=True)
class RecordedStatement:
    """One dated word: what it is about, and what it says."""

    row: Superseding
    about: str
    says: str
    more: tuple[str, ...]
    pieces: tuple[Evidence, ...]
    gone: bool  # corrected since, or taken back


def live(model: type[Superseding]) -> list[RecordedStatement]:
    """What counts, the newest first."""
    return _words(model._default_manager.known().in_order()[:MOST])  # type: ignore[attr-defined]


def history(row: Superseding) -> list[RecordedStatement]:
    """Everything that was ever recorded about the same thing, the newest first."""
    if isinstance(row, ConditionState):
        return _words(row.condition.states.in_order())
    if isinstance(row, MandateStep):
        return _words(row.mandate.steps.in_order())
    return _words(_versions(row))


def _versions(row: Superseding) -> Iterator[Superseding]:
    """A row that is about nothing but itself, and what it superseded."""
    version: Superseding | None = row
    while version is not None:
        yield version
        version = getattr(version, "supersedes", None)


def _words(rows: Iterable[Superseding]) -> list[RecordedStatement]:
    return [word(row) for row in rows]


def word(row: Superseding) -> RecordedStatement:
    about, says, *more = _said(row)
    pieces = tuple(row.evidence.order_by("pk"))  # type: ignore[attr-defined]
    gone = row.nature == Nature.RETRACTION or last_version(row) != row
    return RecordedStatement(row, about, says, tuple(filter(None, more)), pieces, gone)


def _said(row: Superseding) -> tuple[str, ...]:
    """What it is about, what it says, and what else."""
    if isinstance(row, ConditionState):
        whose = Country(code=row.condition.country_id).name if row.condition.country_id else ""
        about = str(codebook().condition(row.condition.slug))
        says = _("met") if row.state == ConditionState.State.MET else _("unmet")
        return f"{about} · {whose}" if whose else about, says
    if isinstance(row, MandateStep):
        mandate = row.mandate
        about = f"{Country(code=mandate.country_id).name} · {mandate.body} · {mandate.what}"
        ahead = f"{short_day(row.next_on)} {row.next_what}" if row.next_on else row.next_what
        return about, str(STATES[MandateStep.State(row.state)]), row.state_words, row.majority, ahead
    assert isinstance(row, GroupClaim)  # noqa: S101 - the third and last sort
    kinds = ", ".join(str(codebook().kind(slug)) for slug in row.kinds)
    conditions = ", ".join(str(codebook().condition(slug)) for slug in row.conditions)
    return row.claimed_by, f"{row.number or ''} {row.what}".strip(), kinds, conditions
