"""`{% cite %}` and `{% opengraph %}`: both tell from the address what the page is."""

from urllib.parse import urlencode

from django import template
from django.http import HttpRequest
from django.urls import reverse
from django.utils.html import strip_tags
from django.utils.translation import get_language, to_locale

from coalition.core.errors import BadParameter
from coalition.core.http import Context
from coalition.public.sharing import shared_page
from coalition.public.sharing.card_drawing import HEIGHT, WIDTH

register = template.Library()


@register.inclusion_tag("ui/cite.html", takes_context=True)
def cite(context: template.Context, address: str = "") -> Context:
    """How to cite a page: in words, as BibTeX, as RIS. `address`: of which page, when not of this one."""
    request: HttpRequest = context["request"]
    of = address or request.get_full_path()
    page = shared_page.page_at(of)
    return {"citation": shared_page.citation(request, page), "of": urlencode({"of": of})}


@register.inclusion_tag("ui/opengraph.html", takes_context=True)
def opengraph(context: template.Context) -> Context:
    """The card of a public page for those who share it; one without a selection of its own shows the whole matrix's."""
    request: HttpRequest | None = context.get("request")
    match = request.resolver_match if request else None
    if request is None or match is None or "public" not in match.namespaces:
        return {}
    page = _page(request, match.view_name)
    news = context.get("headline") or context.get("summary")
    language = (get_language() or "en")[:2]
    card = page.card.but(cell=None, lang=language, sort=None)
    return {
        "title": page.title,
        "site": context["site"],
        "description": strip_tags(news.sentence) if news else context["site"]["description"],
        "url": request.build_absolute_uri(page.path + page.selection.but(cell=None, lang=None).query()),
        "image": request.build_absolute_uri(reverse("public:card") + card.query()),
        "width": WIDTH,
        "height": HEIGHT,
        "locale": to_locale(language),
    }


def _page(request: HttpRequest, name: str) -> shared_page.SharedPage:
    """The page of the request; where the address is wrong, the page says so, and its card is the whole matrix's."""
    if name not in shared_page.PAGES:
        return shared_page.home()
    try:
        return shared_page.page_at(request.get_full_path())
    except BadParameter:
        return shared_page.home()
