"""An iCalendar feed (RFC 5545) of the next dates, as whole days."""

from collections.abc import Iterable, Iterator
from datetime import UTC, timedelta

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.register.models import Country, MandateStep

# RFC 5545: a line has at most 75 octets, not counting its end.
LONGEST_LINE = 75


def calendar(request: HttpRequest, steps: Iterable[MandateStep]) -> str:
    """The file, with an event for each step."""
    lines = [
        "BEGIN:VCALENDAR",
        "VERSION:2.0",
        "PRODID:-//coalition//mandates//EN",
        "CALSCALE:GREGORIAN",
        f"X-WR-CALNAME:{_escaped(_('Mandates: %(name)s') % {'name': codebook().name})}",
        *(line for step in steps for line in _event(request, step)),
        "END:VCALENDAR",
    ]
    return "".join(f"{part}\r\n" for line in lines for part in _folded(line))


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
