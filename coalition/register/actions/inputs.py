"""What the actions take and what they refuse with."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal

from django.utils.translation import gettext as _

from coalition.codebook.defaults import reported_basis
from coalition.register.models import Assessment
from coalition.register.models.versioned import Versioned


class Refused(Exception):
    """The record can't take this; the message says in one sentence what to do."""


class EditConflict(Refused):
    """Somebody else recorded something about the same thing meanwhile; `current` is what they wrote."""

    def __init__(self, current: Versioned) -> None:
        super().__init__(_("Somebody else recorded something here meanwhile. Compare both and decide again."))
        self.current = current


class AlreadySuperseded(EditConflict):
    """What was to be put right has been superseded already, by `current`."""

    def __init__(self, current: Versioned) -> None:
        super().__init__(current)
        self.args = (_("This has been corrected already. Correct the newest version."),)


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
class EvidenceInput:
    """A piece of evidence to be written; the fields are those of `register.Evidence`."""

    form: str
    text: str
    url: str = ""
    reference: str = ""
    language: str = ""
    basis: str = field(default_factory=reported_basis)
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
class AssessmentInput:
    """What an editor says of a pledge: the content of one assessment."""

    status: str
    said_on: date
    evidence: Sequence[EvidenceInput]
    conditions: Sequence[str] = ()
    precision: str = "day"
    quantity: Quantity | None = None
    note: str = ""


@dataclass(frozen=True)
class MandateStepInput:
    """How far a mandate has got, and what comes next; `majority` stays empty when it is not known."""

    state: str
    said_on: date
    evidence: Sequence[EvidenceInput]
    precision: str = "day"
    words: str = ""
    majority: str = ""
    next_on: date | None = None
    next_what: str = ""


@dataclass(frozen=True)
class GroupClaimInput:
    """What somebody said of a group; `number` of countries, None when they gave none."""

    claimed_by: str
    what: str
    kinds: Sequence[str]
    said_on: date
    evidence: Sequence[EvidenceInput]
    number: int | None = None
    conditions: Sequence[str] = ()
    precision: str = "day"
