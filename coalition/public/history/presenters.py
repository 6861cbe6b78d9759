"""Assessments and evidence as readers see them, with their words spelled out."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import takewhile
from urllib.parse import urlsplit

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.public.history import notices
from coalition.public.matrix_data.model import Quantity
from coalition.public.prose import formatting
from coalition.register.models import Assessment, Evidence, Pledge
from coalition.register.models.countries import country_name
from coalition.register.queries import cell_quality


@dataclass(frozen=True)
class EvidencePresenter:
    """A piece of evidence with its words spelled out."""

    row: Evidence

    @property
    def tier(self) -> str:
        return str(codebook().tier(self.row.tier)) if codebook().knows("tier", self.row.tier) else ""

    @property
    def basis(self) -> str:
        return str(codebook().basis(self.row.basis)) if codebook().knows("basis", self.row.basis) else ""

    @property
    def host(self) -> str:
        """Where the link leads, when the publisher has no name."""
        return (urlsplit(self.row.url).hostname or "").removeprefix("www.")

    @property
    def link(self) -> str:
        """Only web addresses become links."""
        return self.row.url if urlsplit(self.row.url).scheme in ("http", "https") else ""


@dataclass(frozen=True)
class HistoryStep:
    """One assessment in its place in the history."""

    row: Assessment
    status: Status
    conditional: bool
    conditions: list[tuple[str, bool]]  # in words, and whether met on the day that is shown
    pieces: list[EvidencePresenter]
    superseded: bool
    flags: Sequence[notices.NoticeFlag] = ()  # what its sources put right since
    moved: str = ""  # up, down, or nothing
    before: Status | None = None

    @property
    def quantity(self) -> str:
        row = self.row
        return formatting.quantity(
            Quantity.of(row.quantity_low, row.quantity_high, row.quantity_unit), row.quantity_words
        )

    @property
    def mark(self) -> str:
        return formatting.CHANGE_MARKS.get(self.moved, "")

    @property
    def movement(self) -> str:
        return formatting.change_phrase(self.moved, self.before.slug) if self.moved and self.before else ""


@dataclass(frozen=True)
class PledgeHistory:
    """One pledge with its steps, the newest first."""

    pledge: Pledge
    countries: tuple[str, ...]
    steps: list[HistoryStep]

    @property
    def now(self) -> HistoryStep | None:
        """The step that counts: the newest that was not superseded."""
        return next((step for step in self.steps if not step.superseded), None)

    @property
    def kind(self) -> str:
        return str(codebook().kind(self.pledge.kind))

    @property
    def names(self) -> str:
        return formatting.listing(country_name(code, formatting.active_locale()) for code in self.countries)

    @property
    def pieces(self) -> list[EvidencePresenter]:
        """The evidence of everything that counts, whatever it says."""
        return [piece for step in self.steps for piece in step.pieces if not step.superseded]

    @property
    def reports(self) -> int:
        """How many independent reports there are of what it stands at, as the matrix counts them."""
        live = (step for step in self.steps if not step.superseded)
        return independent_reports(now, steps_near(now, live)) if (now := next(live, None)) else 0


def steps_near(now: HistoryStep, earlier: Iterable[HistoryStep]) -> list[HistoryStep]:
    """Of the steps before the one that counts, the newest first, those that `cells` asks about."""
    return list(takewhile(lambda step: now.row.said_on - step.row.said_on <= cell_quality.WIDEST, earlier))


def independent_reports(now: HistoryStep, near: Sequence[HistoryStep]) -> int:
    """`cell_quality.agreeing` for rows already at hand."""
    pieces = {step.row: step.pieces for step in (now, *near)}
    agreeing = cell_quality.agreeing(now.row, [step.row for step in near])
    return cell_quality.independent(piece.row for row in agreeing for piece in pieces[row])


def conditions_waited_for(histories: Iterable[PledgeHistory]) -> list[tuple[str, bool]]:
    """The conditions that the newest steps wait for, each once."""
    found: dict[str, bool] = {}
    for history in histories:
        if history.now:
            for name, is_met in history.now.conditions:
                found[name] = found.get(name, True) and is_met
    return list(found.items())
