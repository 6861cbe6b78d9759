"""`/articles/`: search in what was read; one article: an excerpt, the quotes that evidence rests on, its copies.

What a machine has merely claimed is never shown here, and of the text no more than an excerpt: it is the publisher's.
"""

from django.core.paginator import Paginator
from django.http import Http404, HttpRequest, HttpResponse
from django.template.response import TemplateResponse
from django.urls import reverse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.core.i18n.languages import language_name
from coalition.public.articles import presenters, queries
from coalition.public.articles.parameters import PAGE, read


@require_safe
def articles(request: HttpRequest) -> HttpResponse:
    search = read(request.GET)
    rows, alike = queries.matching(search)
    pages = Paginator(rows, PAGE)
    page = pages.get_page(search.page)
    shown = list(page.object_list)
    address = reverse("public:articles")
    context = {
        "search": search,
        "results": presenters.results(shown, "" if alike else search.q, queries.number_of_quotes(shown)),
        "count": pages.count,
        "alike": alike and pages.count > 0,
        "languages": presenters.language_choices(queries.languages()),
        "publishers": queries.publishers(),
        "countries": presenters.country_choices(queries.countries()),
        "previous": address + search.query(page=page.previous_page_number()) if page.has_previous() else None,
        "next": address + search.query(page=page.next_page_number()) if page.has_next() else None,
        "home": address,
    }
    return TemplateResponse(request, "public/articles/articles.html", context)


@require_safe
def article(request: HttpRequest, pk: int) -> HttpResponse:
    row = queries.article(pk)
    if row is None:
        raise Http404
    context = {
        "article": row,
        "language": language_name(row.language),
        "excerpt": row.text[: presenters.LONG],
        "cut": len(row.text) > presenters.LONG,
        "quotes": presenters.quotes_on_record(queries.evidence_from(row)),
        "copies": queries.near_duplicates(row),
        "tier": codebook().tier(row.tier) if codebook().knows("tier", row.tier) else "",
    }
    return TemplateResponse(request, "public/articles/article.html", context)
