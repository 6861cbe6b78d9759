"""Handing in articles, and what became of what arrived."""

from django.contrib import messages
from django.core.paginator import Paginator
from django.http import HttpResponse
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_http_methods, require_safe

from coalition.accounts.http import EditorRequest
from coalition.core.htmx_partials import render_partial
from coalition.review.hand_in.forms import HandInForm
from coalition.review.hand_in.presenters import deliveries_context
from coalition.review.hand_in.queries import newest_deliveries
from coalition.review.pipeline import advance
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Delivery

PAGE = 50


@require_http_methods(["GET", "HEAD", "POST"])
def hand_in(request: EditorRequest) -> HttpResponse:
    form = HandInForm(request.POST if request.method == "POST" else None)
    if request.method == "POST" and form.is_valid():
        try:
            delivery = form.hand_in(request.user)
        except ForbiddenAddress as forbidden:
            form.add_error("url", str(forbidden))
        else:
            advance(delivery.pk)
            messages.success(
                request, _("Handed in. It is read in the background; here you see what becomes of it.")
            )
            return redirect("review:deliveries")
    status = 422 if form.is_bound else 200
    return TemplateResponse(request, "review/hand_in/hand_in.html", {"form": form}, status=status)


@never_cache
@require_safe
def deliveries(request: EditorRequest) -> HttpResponse:
    state = request.GET.get("state", "")
    rows = newest_deliveries(state if state in Delivery.State.values else "")
    page = Paginator(rows, PAGE).get_page(request.GET.get("page"))
    return render_partial(
        request,
        "review/hand_in/deliveries.html",
        deliveries_context(state, page),
        partials={"deliveries": "deliveries"},
    )
