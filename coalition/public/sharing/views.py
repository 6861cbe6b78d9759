"""`/card.png`: the picture of a selection, made once a version of the register. `/cite.bib`, `/cite.ris`: citations."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.core.errors import BadParameter
from coalition.public.page_cache.mark import cache_until_register_changes
from coalition.public.selection.parsing import parse
from coalition.public.sharing import shared_page
from coalition.public.sharing.card import png
from coalition.public.sharing.edition import current_edition

CITATIONS = {
    "bib": "application/x-bibtex; charset=utf-8",
    "ris": "application/x-research-info-systems; charset=utf-8",
}


@require_safe
@cache_until_register_changes
def card(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    dated = selection.but(as_of=selection.day, cell=None, lang=None)
    return HttpResponse(png(dated, current_edition(), get_language() or "en"), content_type="image/png")


@require_safe
def cite(request: HttpRequest, form: str) -> HttpResponse:
    """The citation of the page at the address `of`, as a file for reference managers."""
    if form not in CITATIONS:
        raise Http404
    addresses = request.GET.getlist("of")
    if len(addresses) != 1 or set(request.GET) - {"of", "lang"}:
        raise BadParameter("of", _("“of” takes the address of one page of this site."))
    citation = shared_page.citation(request, shared_page.page_at(addresses[0]))
    content = citation.bibtex() if form == "bib" else citation.ris()
    headers = {"Content-Disposition": f'attachment; filename="{citation.key}.{form}"'}
    return HttpResponse(content, content_type=CITATIONS[form], headers=headers)
