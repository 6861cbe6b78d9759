"""`/data/`: downloads, API, feeds, embeds, licence, citation."""

from django.http import HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.public.data import queries
from coalition.public.data.dataset import json_ld
from coalition.public.exports import table
from coalition.public.exports.licence import LICENCE
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse
from coalition.public.sharing.edition import current_edition


@require_safe
@cache_until_register_changes
def data(request: HttpRequest) -> HttpResponse:
    parse(request.GET, only=())
    edition, counts = current_edition(), queries.counts()
    context = {
        "edition": edition,
        "counts": [
            (_("countries"), counts["countries"]),
            (_("pledges"), counts["pledges"]),
            (_("assessments"), counts["assessments"]),
            (_("pieces of evidence"), counts["evidence"]),
        ],
        "head": queries.head_of_chain(),
        "licence": LICENCE,
        "columns": table.COLUMNS,
        "origin": f"{request.scheme}://{request.get_host()}",
        "dataset": json_ld(request, edition),
    }
    return TemplateResponse(request, "public/data/data.html", context)
