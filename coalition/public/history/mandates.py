"""The bodies that have to agree, and how far each mandate had got."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from django.db.models import Prefetch

from coalition.core.i18n.collation import sort_key
from coalition.public.history.presenters import EvidencePresenter
from coalition.public.selection.selection import Selection
from coalition.register.models import Country, Evidence, MandateStep
from coalition.register.models.mandates import STATES


@dataclass(frozen=True)
class Mandate:
    """How far one mandate had got, in words."""

    row: MandateStep
    pieces: list[EvidencePresenter]
    country: Country

    @property
    def state(self) -> str:
        return str(STATES[MandateStep.State(self.row.state)])

    @property
    def agreed(self) -> bool:
        return self.row.state == MandateStep.State.AGREED


def all_mandates(selection: Selection) -> list[Mandate]:
    """Those of the countries asked for, or of all."""
    steps = MandateStep.objects.as_of(selection.day, selection.known_at)
    if selection.country:
        steps = steps.filter(mandate__country__in=selection.country)
    return present(steps.by_date().prefetch_related(Prefetch("evidence", Evidence.objects.order_by("pk"))))


def mandates_of(country: str, selection: Selection) -> list[Mandate]:
    """The bodies of one country that have to agree, and how far that had got."""
    return all_mandates(selection.but(country=(country,)))


def present(steps: Iterable[MandateStep]) -> list[Mandate]:
    """In the order of the next dates, and where there are none in the alphabetical order of the countries."""
    found = [
        Mandate(
            row,
            [EvidencePresenter(piece) for piece in row.evidence.all()],
            Country(code=row.mandate.country_id),
        )
        for row in steps
    ]
    return sorted(found, key=lambda one: (one.row.next_on or date.max, sort_key(one.country.name)))
