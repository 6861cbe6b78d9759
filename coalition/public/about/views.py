"""`/method/`: the codebook as readers see it; `/data/`: downloads, API, feeds, embeds, licence, citation."""

import json
from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.codebook.quality import Measurement, Measurements
from coalition.core.i18n.languages import language_name
from coalition.public.exports import formats
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.selection.parameters import parse
from coalition.public.sharing.citations import Edition
from coalition.register.models import Assessment, Country, Entry, Evidence, Pledge

LICENCE = ("CC BY 4.0", "https://creativecommons.org/licenses/by/4.0/")
# What can't stand unescaped inside a <script>, whatever it holds (HTML Living Standard, 4.12.1.3).
IN_SCRIPT = {ord("<"): "\\u003C", ord(">"): "\\u003E", ord("&"): "\\u0026"}


@require_safe
@cache_until_register_changes
def method(request: HttpRequest) -> HttpResponse:
    parse(request.GET, only=())
    book = codebook()
    measured = Measurements.of(settings.COALITION_CODEBOOK)
    context: dict[str, Any] = {
        "book": book,
        "ladder": [
            (status, [book.basis(slug) for slug in status.needs_basis]) for status in reversed(book.ladder)
        ],
        "beside": book.off_ladder,
        "measured": measured[0] if measured else None,
        "languages": _languages(measured[0]) if measured else [],
    }
    return TemplateResponse(request, "public/about/method.html", context)


def _languages(measured: Measurement) -> list[tuple[str, Any]]:
    named = ((language_name(code), part) for code, part in measured.languages.items())
    return sorted(named, key=lambda pair: (-pair[1].articles, pair[0]))


@require_safe
@cache_until_register_changes
def data(request: HttpRequest) -> HttpResponse:
    parse(request.GET, only=())
    edition = Edition.now()
    context = {
        "edition": edition,
        "counts": [
            (_("countries"), Country.objects.count()),
            (_("pledges"), Pledge.objects.count()),
            (_("assessments"), Assessment.objects.count()),
            (_("pieces of evidence"), Evidence.objects.count()),
        ],
        "head": Entry.objects.order_by("-sequence").values_list("hash", flat=True).first() or "",
        "licence": LICENCE,
        "columns": formats.COLUMNS,
        "origin": f"{request.scheme}://{request.get_host()}",
        "dataset": _dataset(request, edition),
    }
    return TemplateResponse(request, "public/about/data.html", context)


def _dataset(request: HttpRequest, edition: Edition) -> SafeString:
    """The page for machines: schema.org/Dataset as JSON-LD."""
    book = codebook()

    def address(name: str) -> str:
        return request.build_absolute_uri(reverse(name))

    files = [("public:matrix_csv", "text/csv"), ("public:matrix_json", "application/json")]
    document = {
        "@context": "https://schema.org",
        "@type": "Dataset",
        "name": f"{_('Who committed what')}: {book.name}",
        "description": _(
            "Which country committed what, how firmly, on which conditions, and by what evidence."
        ),
        "url": address("public:data"),
        "version": str(edition.version),
        "license": LICENCE[1],
        "isAccessibleForFree": True,
        "creator": {
            "@type": "Organization",
            "name": _("Who committed what"),
            "url": address("public:matrix"),
        },
        "distribution": [
            {"@type": "DataDownload", "encodingFormat": kind, "contentUrl": address(name)}
            for name, kind in files
        ],
    }
    if edition.recorded_at:
        document["dateModified"] = edition.recorded_at.isoformat()
    text = json.dumps(document, ensure_ascii=False).translate(IN_SCRIPT)
    return format_html('<script type="application/ld+json">{}</script>', mark_safe(text))  # noqa: S308 - see IN_SCRIPT
