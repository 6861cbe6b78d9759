"""`/mandates/` and `/mandates.ics`: which bodies must agree, how far that has got, and what comes next."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.core.i18n.collation import sort_key
from coalition.public.history import pledge_history
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.selection.parameters import Selection, parse
from coalition.register.models import Country, Evidence, MandateStep
from coalition.register.models.mandates import STATES

# RFC 5545: a line has at most 75 octets, not counting its end.
LONGEST_LINE = 75


@dataclass(frozen=True)
class Mandate:
    """How far one mandate had got, in words."""

    row: MandateStep
    pieces: list[pledge_history.Piece]
    country: Country

    @property
    def state(self) -> str:
        return str(STATES[MandateStep.State(self.row.state)])

    @property
    def agreed(self) -> bool:
        return self.row.state == MandateStep.State.AGREED


@require_safe
@cache_until_register_changes
def mandates(request: Request) -> HttpResponse:
    """Those with a date ahead first, in order of date; then the others, by country."""
    selection = parse(request.GET, only=("as_of", "known_at", "country"))
    steps = MandateStep.objects.as_of(selection.day, selection.known_at)
    if selection.country:
        steps = steps.filter(mandate__country__in=selection.country)
    found = _presented(
        steps.by_date().prefetch_related(Prefetch("evidence", Evidence.objects.order_by("pk")))
    )
    dated = [one for one in found if one.row.next_on and one.row.next_on >= selection.day]
    context = {
        "dated": dated,
        "others": [one for one in found if one not in dated],
        "selection": selection,
        "clock": selection.clock,
        "calendar": request.build_absolute_uri(reverse("public:mandates_ics")),
    }
    return render_partial(request, "public/mandates/mandates.html", context, partials={})


def of_country(code: str, selection: Selection) -> list[Mandate]:
    """The bodies of one country that have to agree, and how far that had got."""
    steps = MandateStep.objects.as_of(selection.day, selection.known_at).filter(mandate__country=code)
    return _presented(steps.by_date().prefetch_related(Prefetch("evidence", Evidence.objects.order_by("pk"))))


def _presented(steps: Iterable[MandateStep]) -> list[Mandate]:
    """In the order of the steps, and where these have no date in the alphabetical order of the countries."""
    found = [
        Mandate(
            row,
            [pledge_history.Piece(piece) for piece in row.evidence.all()],
            Country(code=row.mandate.country_id),
        )
        for row in steps
    ]
    return sorted(found, key=lambda one: (one.row.next_on or date.max, sort_key(one.country.name)))


@require_safe
@cache_until_register_changes
def mandates_ics(request: HttpRequest) -> HttpResponse:
    """An iCalendar feed (RFC 5545) of the next dates, as whole days."""
    parse(request.GET, only=())
    today = datetime.now(UTC).date()
    steps = MandateStep.objects.as_of(today).filter(next_on__isnull=False).by_date().select_related("mandate")
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//coalition//mandates//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(_('Mandates: %(name)s') % {'name': codebook().name})}",
        *(line for step in steps for line in _event(request, step)),
        "END:VCALENDAR",
    ]
    body = "".join(f"{part}\r\n" for line in lines for part in _folded(line))
    return HttpResponse(body, content_type="text/calendar; charset=utf-8")


def _event(request: HttpRequest, step: MandateStep) -> Iterator[str]:
    assert step.next_on is not None  # noqa: S101 - for the type checker: only those with a date are asked for
    mandate = step.mandate
    country = Country(code=mandate.country_id).name
    yield "BEGIN:VEVENT"
    yield f"UID:mandate-{mandate.pk}@{request.get_host()}"
    yield f"DTSTAMP:{step.recorded_at.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{step.next_on:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{step.next_on + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{_escaped(f'{country}: {mandate.body}, {step.next_what or mandate.what}')}"
    yield f"DESCRIPTION:{_escaped(mandate.what)}"
    yield f"URL:{request.build_absolute_uri(reverse('public:mandates'))}"
    yield "END:VEVENT"


def _escaped(text: str) -> str:
    """Text as RFC 5545 writes it (3.3.11)."""
    text = text.replace("\\", "\\\\").replace(";", r"\;").replace(",", r"\,")
    return text.replace("\r\n", r"\n").replace("\n", r"\n").replace("\r", r"\n")


def _folded(line: str) -> Iterator[str]:
    """A line in parts of at most 75 octets, the later ones begun by a blank; no character is cut in two."""
    part = ""
    for letter in line:
        if len((part + letter).encode()) > LONGEST_LINE:
            yield part
            part = " "
        part += letter
    yield part
