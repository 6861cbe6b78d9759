"""One's own tokens, and the chiefs' page of accounts."""

from django.contrib import messages
from django.http import HttpResponse
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coalition.accounts import actions, queries, tokens
from coalition.accounts.forms import ChangeForm, TokenForm
from coalition.accounts.http import EditorRequest
from coalition.accounts.models import User


@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def personal_tokens(request: EditorRequest) -> HttpResponse:
    """One's own keys to the API. A new one is shown in the answer to the form that made it, and never again."""
    form = TokenForm(request.POST if request.method == "POST" else None, label_suffix="")
    made = ""
    if request.method == "POST" and form.is_valid():
        _token, made = tokens.make_token(by=request.user, **form.cleaned_data)
        form = TokenForm(label_suffix="")
    context = {"form": form, "made": made, "tokens": request.user.tokens.all()}
    status = 201 if made else 422 if form.is_bound else 200
    return TemplateResponse(request, "accounts/tokens.html", context, status=status)


@require_POST
def revoke_token(request: EditorRequest, pk: int) -> HttpResponse:
    token = get_object_or_404(request.user.tokens, pk=pk)
    tokens.revoke(by=request.user, token=token)
    messages.success(request, _("“%(name)s” opens nothing any more.") % {"name": token.name})
    return redirect("review:tokens")


@require_GET
def accounts(request: EditorRequest) -> HttpResponse:
    context = {
        "rows": [(user, ChangeForm(user)) for user in queries.accounts()],
        "with_second_factor": queries.ids_with_second_factor(),
    }
    return TemplateResponse(request, "accounts/accounts.html", context)


@require_POST
def change(request: EditorRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    form = ChangeForm(user, request.POST)
    try:
        if not form.is_valid():
            raise actions.Refused(_("Choose one of the roles."))
        actions.change(by=request.user, user=user, **form.cleaned_data)
        messages.success(request, _("%(name)s has been changed.") % {"name": user.get_username()})
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("review:accounts")


@require_POST
def reset_second_factor(request: EditorRequest, pk: int) -> HttpResponse:
    user = get_object_or_404(User, pk=pk)
    try:
        actions.reset_second_factor(by=request.user, user=user)
        messages.success(
            request, _("%(name)s now signs in by password alone.") % {"name": user.get_username()}
        )
    except actions.Refused as refused:
        messages.error(request, str(refused))
    return redirect("review:accounts")
