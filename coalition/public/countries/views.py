"""`/countries/` and `/countries/<CC>/`: all countries; one country with its row over time."""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind
from coalition.public.cells.views import CLOCK
from coalition.public.countries import step_chart
from coalition.public.countries.country_summary import summarise
from coalition.public.history import pledge_history
from coalition.public.history.pledge_history import History, Past
from coalition.public.mandates import views
from coalition.public.matrix import rendering
from coalition.public.matrix_data import queries
from coalition.public.matrix_data.build import change as change_between
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose import formatting
from coalition.public.selection.parameters import Selection, parse, today
from coalition.register.models import Country, Pledge
from coalition.register.queries import cell_quality

MOST_ROWS = 60  # of a table; the page of the cell has the rest
MOST_STEPS = 12  # of a pledge


@dataclass(frozen=True)
class Lane:
    """One kind on a country's page: where it stands, how it got there, and by which pledges."""

    kind: Kind
    now: step_chart.Moment
    moments: list[step_chart.Moment]
    charts: dict[str, step_chart.Chart]  # for a wide and for a narrow column
    histories: list[History]

    @property
    def latest(self) -> list[step_chart.Moment]:
        """The newest of its moments, in the order of their days."""
        return self.moments[-MOST_ROWS:]

    @property
    def left_out(self) -> int:
        return max(0, len(self.moments) - MOST_ROWS)

    @property
    def steps(self) -> int:
        return sum(len(one.steps) for one in self.histories)

    @property
    def reports(self) -> int:
        return cell_quality.independent(piece.row for one in self.histories for piece in one.pieces)


@dataclass(frozen=True)
class Change:
    """A day on which a lane moved."""

    moment: step_chart.Moment
    kind: Kind
    change: str

    @property
    def mark(self) -> str:
        return formatting.MARKS[self.change]

    @property
    def word(self) -> str:
        return str(formatting.CHANGES[self.change])


@require_safe
@cache_until_register_changes
def countries(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    built = queries.matrix(selection.but(sort="name"))
    rows = [
        {
            "place": row.place,
            "member": rendering.MEMBERS in row.place.bodies,
            "bodies": [
                codebook().body(slug) for slug in row.place.bodies if slug not in rendering.NOT_WRITTEN
            ],
            "cells": [
                (codebook().kind(kind), codebook().status(cell.status), cell)
                for kind, cell in row.cells.items()
            ],
        }
        for row in built.rows
    ]
    context = {"rows": rows, "selection": selection, "clock": selection.clock}
    return TemplateResponse(request, "public/countries/countries.html", context)


@require_safe
@cache_until_register_changes
def country(request: HttpRequest, code: str) -> HttpResponse:
    selection = parse(request.GET, only=CLOCK)
    row = get_object_or_404(Country, pk=code)
    past = pledge_history.of(Pledge.objects.filter(countries=code).order_by("pk"), selection)
    place = next(place for place in queries.places_on(selection.day) if place.code == code)
    lanes = _lanes(past, code, selection)
    context: dict[str, Any] = {
        "country": row,
        "selection": selection,
        "clock": selection.clock,
        "today": today(),
        "kept": selection.but(as_of=None, lang=None).pairs(),
        "now": request.path + selection.but(as_of=None, lang=None).query(),
        "most": MOST_STEPS,
        "lanes": lanes,
        "profile": summarise(place, [lane.now for lane in lanes], past),
        "words": _words(past),
        "changes": _changes(lanes),
        "mandates": views.of_country(code, selection),
    }
    return TemplateResponse(request, "public/countries/country.html", context)


def _lanes(past: Past, code: str, selection: Selection) -> list[Lane]:
    """The kinds on which something is on record, in the codebook's order, on one axis of time."""
    first = _first(past, selection.day)
    lanes = []
    for kind in codebook().kinds:
        own = Past([one for one in past.histories if one.pledge.kind == kind.slug], past.changes)
        steps = step_chart.moments(own, code, kind.slug, selection)
        if steps:
            charts = {
                name: step_chart.chart(steps, first, selection.day, width)
                for name, width in (("wide", step_chart.WIDE), ("narrow", step_chart.NARROW))
            }
            lanes.append(Lane(kind, steps[-1], steps, charts, own.histories))
    return lanes


def _first(past: Past, day: date) -> date:
    """Where the axis of time begins: the first thing said."""
    said = [step.row.said_on for one in past.histories for step in one.steps if not step.superseded]
    return min(said, default=day)


def _words(past: Past) -> list[pledge_history.Step]:
    """What was said word for word, the newest first."""
    steps = [step for one in past.histories for step in one.steps if not step.superseded]
    spoken = [step for step in steps if any(piece.row.form == "quote" for piece in step.pieces)]
    return sorted(spoken, key=lambda step: step.row.said_on, reverse=True)[:6]


def _changes(lanes: list[Lane]) -> list[Change]:
    """When a lane moved, the newest first."""
    found: list[Change] = []
    for lane in lanes:
        before: step_chart.Moment | None = None
        for moment in lane.moments:
            change = "new" if before is None else change_between(before.cell, moment.cell)
            if change:
                found.append(Change(moment, lane.kind, change))
            before = moment
    return sorted(found, key=lambda one: one.moment.day, reverse=True)[:12]
