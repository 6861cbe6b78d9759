"""What every page shows around its own content: brand, navigation, languages, the way to the desk."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse
from django.utils.translation import get_language, gettext_noop
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.http import Context

# In the order of the masthead; an entry appears once its address exists.
NAVIGATION = [
    ("public:matrix", gettext_noop("Matrix")),
    ("public:map", gettext_noop("Map")),
    ("public:charts", gettext_noop("Charts")),
    ("public:countries", gettext_noop("Countries")),
    ("public:changes", gettext_noop("Changes")),
    ("public:articles", gettext_noop("Articles")),
    ("public:data", gettext_noop("Data")),
    ("public:method", gettext_noop("Method")),
]
DESK = [
    ("review:queue", gettext_noop("To review")),
    ("review:hand_in", gettext_noop("Hand in an article")),
    ("review:deliveries", gettext_noop("Articles handed in")),
]
FOOTER = [
    ("public:conditions", gettext_noop("Conditions")),
    ("public:mandates", gettext_noop("Mandates")),
    ("public:group_claims", gettext_noop("Claimed against named")),
    ("public:method", gettext_noop("How it is done")),
    ("public:coverage", gettext_noop("Where we look")),
    ("public:data", gettext_noop("Data and licence")),
]


@dataclass(frozen=True)
class NavigationLink:
    label: str
    url: str
    here: bool = False


@dataclass(frozen=True)
class LanguageLink:
    code: str
    name: str
    url: str
    here: bool


def site_context(request: HttpRequest) -> Context:
    """The context processor behind `site` in templates."""
    book = codebook()
    languages = _languages(request)
    here = request.resolver_match.view_name if request.resolver_match else ""
    return {
        "site": {
            "title": book.site.title,
            "name": book.name,
            "subject": book.subject,
            "outsider": book.outsider,
            "description": book.site.description,
            "home": _address("public:matrix") or "/",
            "query": request.GET.get("q", "")[:200],
            "navigation": _entries(NAVIGATION, here),
            "desk": _entries(DESK, here),
            "footer": _entries(FOOTER, here),
            "languages": languages,
            "written_in": book.written_in,
            "foreign": (get_language() or settings.LANGUAGE_CODE)[:2] != book.written_in,
            "language": next(tongue.name for tongue in languages if tongue.here),
            "sign_in": _address("accounts:sign_in"),
            "sign_out": _address("accounts:sign_out"),
        }
    }


def _entries(wanted: Sequence[tuple[str, str]], here: str) -> list[NavigationLink]:
    found = ((name, label, _address(name)) for name, label in wanted)
    return [NavigationLink(_(label), url, name == here) for name, label, url in found if url]


def _address(name: str) -> str:
    """The address of a page, or nothing while the house has no such page."""
    try:
        return reverse(name)
    except NoReverseMatch:
        return ""


def _languages(request: HttpRequest) -> list[LanguageLink]:
    """The page as it is, in each language: the same address with another `lang`."""
    active = (get_language() or settings.LANGUAGE_CODE)[:2]
    tongues = []
    for code, name in settings.LANGUAGES:
        query = request.GET.copy()
        query["lang"] = code
        tongues.append(LanguageLink(code, name, f"{request.path}?{query.urlencode()}", code == active))
    return tongues
