"""`/articles/`: search in what was read; one article: an excerpt, the quotes that evidence rests on, its copies.

What a machine has merely claimed is never shown here, and of the text no more than an excerpt: it is the publisher's.
"""

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Paginator
from django.db.models import Exists, OuterRef, QuerySet
from django.http import HttpRequest, HttpResponse, QueryDict
from django.shortcuts import get_object_or_404
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import escape
from django.utils.http import urlencode
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.errors import BadParameter
from coalition.core.i18n.languages import language_name
from coalition.public.selection.parameters import READERS
from coalition.register.models import Country, Evidence
from coalition.sources import search
from coalition.sources.models import Article

PAGE = 20
EXCERPT = 400  # characters
MOST_PAGES = 500


@dataclass(frozen=True)
class Wanted:
    """What is searched for; None and empty: not asked for."""

    q: str = ""
    language: str = ""
    country: str = ""
    publisher: str = ""
    since: date | None = None
    until: date | None = None
    page: int = 1

    def query(self, **changes: Any) -> str:
        values = {**self.__dict__, **changes}
        pairs = [
            (name, str(value)) for name, value in values.items() if value and (name, value) != ("page", 1)
        ]
        return f"?{urlencode(pairs)}" if pairs else ""


@dataclass(frozen=True)
class Found:
    article: Article
    language: str
    excerpt: SafeString
    quotes: int


def read(query: QueryDict) -> Wanted:
    """The parameters, strictly. Raises BadParameter."""
    given: dict[str, Any] = {}
    for name, values in query.lists():
        if name not in (*Wanted.__dataclass_fields__, "lang"):
            raise BadParameter(name, _("“%(name)s” is no parameter of this page.") % {"name": name[:40]})
        value = values[-1].strip()
        if len(values) > 1:
            raise BadParameter(name, _("“%(name)s” can be given only once.") % {"name": name})
        if name == "lang" or not value:
            continue
        given[name] = _value(name, value)
    return Wanted(**given)


def _value(name: str, value: str) -> Any:
    if name in ("since", "until"):
        return READERS["as_of"](name, [value])
    if name == "q":
        return READERS["q"](name, [value])
    if name == "country":
        return READERS["country"](name, [value])[0]
    if name == "page":
        if not (value.isascii() and value.isdigit() and 1 <= int(value) <= MOST_PAGES):
            raise BadParameter(name, _("“page” takes a number from 1 to 500."))
        return int(value)
    if len(value) > 200 or any(ord(letter) < 32 for letter in value):
        raise BadParameter(
            name, _("“%(name)s” takes one line of text of at most 200 characters.") % {"name": name}
        )
    return value


def wanted_rows(wanted: Wanted) -> QuerySet[Article]:
    """The articles that fit everything but the words."""
    rows = Article.objects.all()
    if wanted.language:
        rows = rows.filter(language=wanted.language)
    if wanted.publisher:
        rows = rows.filter(publisher=wanted.publisher)
    if wanted.country:
        rests = Evidence.objects.filter(
            text_hash=OuterRef("text_hash"), assessment__pledge__participations__country=wanted.country
        )
        rows = rows.filter(Exists(rests))
    if wanted.since:
        rows = rows.filter(published_on__gte=wanted.since)
    if wanted.until:
        rows = rows.filter(published_on__lte=wanted.until)
    return rows


def searched(wanted: Wanted) -> tuple[QuerySet[Article], bool]:
    """The articles in order, and whether they are only spelt alike, since nothing holds the words."""
    rows = wanted_rows(wanted).select_related("source")
    if not wanted.q:
        return rows.order_by("-published_on", "-pk"), False
    exact = search.matching(rows, wanted.q)
    if exact.exists():
        return exact, False
    return search.similar_titles(rows, wanted.q), True


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    wanted = read(request.GET)
    rows, alike = searched(wanted)
    pages = Paginator(rows, PAGE)
    page = pages.get_page(wanted.page)
    address = reverse("public:articles")
    context = {
        "wanted": wanted,
        "found": show(list(page.object_list), "" if alike else wanted.q),
        "count": pages.count,
        "alike": alike and pages.count > 0,
        "languages": _languages(),
        "publishers": _publishers(),
        "countries": _countries(),
        "previous": address + wanted.query(page=page.previous_page_number()) if page.has_previous() else None,
        "next": address + wanted.query(page=page.next_page_number()) if page.has_next() else None,
        "home": address,
    }
    return TemplateResponse(request, "public/articles/articles.html", context)


def show(rows: list[Article], words: str) -> list[Found]:
    """Articles with an excerpt in which the words are marked; the text is escaped here."""
    texts = search.excerpts(rows, words) if words else {row.pk: row.text[:280] for row in rows}
    hashes = Evidence.objects.filter(text_hash__in=[row.text_hash for row in rows]).values_list(
        "text_hash", flat=True
    )
    counts: dict[str, int] = {}
    for text_hash in hashes:
        counts[text_hash] = counts.get(text_hash, 0) + 1
    return [
        Found(row, language_name(row.language), marked(texts[row.pk]), counts.get(row.text_hash, 0))
        for row in rows
    ]


def marked(text: str) -> SafeString:
    """Escaped, with <mark> where search put its signs."""
    safe = escape(text).replace(search.BEGIN, "<mark>").replace(search.END, "</mark>")
    return mark_safe(safe)  # noqa: S308 - escaped one line above; the two signs are replaced by our own markup


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    row = get_object_or_404(Article.objects.select_related("source", "revises"), pk=pk)
    quotes = (
        Evidence.objects.filter(text_hash=row.text_hash, assessment__isnull=False)
        .select_related("assessment__pledge")
        .order_by("start", "pk")
    )
    context = {
        "article": row,
        "language": language_name(row.language),
        "excerpt": row.text[:EXCERPT],
        "cut": len(row.text) > EXCERPT,
        "quotes": [
            {
                "piece": piece,
                "status": codebook().status(piece.assessment.status),
                "pledge": piece.assessment.pledge,
            }
            for piece in quotes
            if piece.assessment
        ],
        "copies": Article.objects.near_duplicates(row)[:20],
        "tier": codebook().tier(row.tier) if codebook().knows("tier", row.tier) else "",
    }
    return TemplateResponse(request, "public/articles/article.html", context)


def _languages() -> list[tuple[str, str]]:
    codes = Article.objects.order_by("language").values_list("language", flat=True).distinct()
    return sorted(((code, language_name(code)) for code in codes), key=lambda pair: pair[1])


def _publishers() -> list[str]:
    names = (
        Article.objects.exclude(publisher="")
        .order_by("publisher")
        .values_list("publisher", flat=True)
        .distinct()
    )
    return list(names[:300])


def _countries() -> list[tuple[str, str]]:
    return sorted(((row.code, row.name) for row in Country.objects.all()), key=lambda pair: pair[1])
