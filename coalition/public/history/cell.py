"""One cell with its pledges, their history and evidence: on its own page, and beside the matrix."""

from django.urls import reverse

from coalition.codebook.loader import codebook
from coalition.core.http import Context
from coalition.public.history.mandates import mandates_of
from coalition.public.history.presenters import conditions_waited_for
from coalition.public.history.queries import history_of_cell
from coalition.public.history.states import PledgeHistories
from coalition.public.matrix_data.build import build
from coalition.public.matrix_data.model import Cell, CountryOnDay
from coalition.public.prose import formatting
from coalition.public.selection.selection import Selection
from coalition.register.models import Country


def cell_context(selection: Selection, country: str, kind: str) -> Context:
    """What the template of a cell needs, on its own page and beside the matrix."""
    past = history_of_cell(country, kind, selection)
    cell = cell_on_day(past, selection, country, kind)
    waits_for_assent = cell is not None and codebook().roles.assent in cell.conditions
    return {
        "histories": past.histories,
        "conditions": conditions_waited_for(past.histories),
        "selection": selection,
        "country": Country(code=country),
        "kind": codebook().kind(kind),
        "cell": cell or CountryOnDay(country, country),
        "status": codebook().status(cell.status) if cell else None,
        "conditional": bool(cell and cell.conditional),
        "standing": formatting.status_phrase(cell) if cell else "",
        "contested": bool(cell and cell.contested),
        "ageing": bool(cell and cell.ageing),
        "address": reverse("public:cell", args=[country, kind]) + selection.clock,
        "clock": selection.clock,
        "closed": reverse("public:matrix") + selection.but(cell=None, lang=None).query(),
        "mandates": mandates_of(country, selection) if waits_for_assent else [],
    }


def cell_on_day(past: PledgeHistories, selection: Selection, country: str, kind: str) -> Cell | None:
    """The cell as the matrix shows it, from the history at hand."""
    alone = Selection(country=(country,), kind=(kind,), as_of=selection.as_of, suppose=selection.suppose)
    built = build(alone, [CountryOnDay(country, country)], past.on(selection.day))
    return built.everything.get((country, kind))
