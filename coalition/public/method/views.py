"""`/method/`: the codebook as readers see it, and how good the reading is."""

from typing import Any

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.codebook.quality import Measurements
from coalition.public.method.presenters import quality_by_language
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse


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
        "languages": quality_by_language(measured[0]) if measured else [],
    }
    return TemplateResponse(request, "public/method/method.html", context)
