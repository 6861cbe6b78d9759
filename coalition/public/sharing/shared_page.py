"""What a page of the site shows, told from its address: for citations, and for those who share it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from urllib.parse import urlsplit

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve, reverse
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter
from coalition.public.prose.formatting import kind_names
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import CLOCK, Selection
from coalition.public.sharing import queries
from coalition.public.sharing.citations import Citation
from coalition.public.sharing.edition import current_edition
from coalition.register.models.countries import country_name


@dataclass(frozen=True)
class SharedPage:
    """A page that can be cited: its own title, its path, what it shows, and the selection of its card."""

    title: str
    path: str
    selection: Selection
    card: Selection


def page_at(address: str) -> SharedPage:
    """The page behind an address of this site. Raises BadParameter when it is none that can be cited."""
    try:
        where = urlsplit(address)
        match = resolve(where.path)
    except (Resolver404, ValueError) as error:
        raise _unknown(address) from error
    if match.view_name not in PAGES or where.scheme or where.netloc:
        raise _unknown(address)
    whole = match.view_name in WHOLE
    selection = parse(QueryDict(where.query), only=None if whole else CLOCK)
    return PAGES[match.view_name](where.path, match.kwargs, selection)


def citation(request: HttpRequest, page: SharedPage) -> Citation:
    """How to cite a page as it is now: its address fixes the day and what was known. One query."""
    edition = current_edition()
    fixed = page.selection.but(
        as_of=page.selection.day,
        known_at=page.selection.known_at or edition.recorded_at,
        cell=None,
        lang=None,
    )
    return Citation(
        publisher=f"{codebook().site.title} ({codebook().name})",
        title=page.title,
        url=request.build_absolute_uri(page.path + fixed.query()),
        day=page.selection.day,
        version=edition.version,
        seen=datetime.now(UTC).date(),
        language=(get_language() or "en")[:2],
    )


def _unknown(address: str) -> BadParameter:
    return BadParameter.unknown("of", address)


def _matrix(path: str, _kwargs: Mapping[str, str], selection: Selection) -> SharedPage:
    title = kind_names(selection.kind) if selection.kind else _("Who has committed what")
    return SharedPage(title, path, selection, selection)


def _map(path: str, _kwargs: Mapping[str, str], selection: Selection) -> SharedPage:
    title = _("Map: %(kinds)s") % {"kinds": kind_names(selection.kinds_shown)}
    return SharedPage(title, path, selection, selection.but(kind=selection.kinds_shown))


def _charts(path: str, _kwargs: Mapping[str, str], selection: Selection) -> SharedPage:
    return SharedPage(
        _("Charts: %(kinds)s") % {"kinds": kind_names(selection.kinds_shown)}, path, selection, selection
    )


def _cell(path: str, kwargs: Mapping[str, str], selection: Selection) -> SharedPage:
    kind = kwargs["kind"]
    if not codebook().knows("kind", kind):
        raise _unknown(path)
    title = f"{country_name(kwargs['country'], get_language() or 'en')}: {codebook().kind(kind)}"
    return SharedPage(title, path, selection, selection.but(country=(kwargs["country"],), kind=(kind,)))


def _country(path: str, kwargs: Mapping[str, str], selection: Selection) -> SharedPage:
    title = country_name(kwargs["code"], get_language() or "en")
    return SharedPage(title, path, selection, selection.but(country=(kwargs["code"],)))


def _pledge(path: str, kwargs: Mapping[str, str], selection: Selection) -> SharedPage:
    pledge = queries.pledge(kwargs["slug"])
    if pledge is None:
        raise _unknown(path)
    countries = tuple(sorted(part.country_id for part in pledge.participations.all()))
    language = (get_language() or "en")[:2]
    title = pledge.title
    if language != codebook().written_in:
        names = ", ".join(country_name(code, language) for code in countries)
        title = f"{names}: {codebook().kind(pledge.kind)}"
    title = f"{title} ({pledge.slug})"
    return SharedPage(title, path, selection, selection.but(country=countries, kind=(pledge.kind,)))


def home() -> SharedPage:
    """What stands for pages without a selection of their own."""
    return _matrix(reverse("public:matrix"), {}, Selection())


PAGES: dict[str, Callable[[str, Mapping[str, str], Selection], SharedPage]] = {
    "public:matrix": _matrix,
    "public:map": _map,
    "public:charts": _charts,
    "public:cell": _cell,
    "public:country": _country,
    "public:pledge": _pledge,
}
WHOLE = {"public:matrix", "public:map", "public:charts"}  # pages that take every parameter of a selection
