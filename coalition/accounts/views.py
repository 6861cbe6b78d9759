"""Signing in and out, and the chiefs' page of accounts."""

from django.conf import settings
from django.contrib import messages
from django.contrib.auth import login, logout
from django.contrib.auth.forms import AuthenticationForm
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, redirect
from django.template.response import TemplateResponse
from django.utils.http import url_has_allowed_host_and_scheme
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from coalition.accounts import actions, throttle, tokens
from coalition.accounts.forms import ChangeForm, TokenForm
from coalition.accounts.http import EditorRequest
from coalition.accounts.models import User


@sensitive_post_parameters("password")
@never_cache
@require_http_methods(["GET", "HEAD", "POST"])
def sign_in(request: HttpRequest) -> HttpResponse:
    going_to = _safe(request, request.POST.get("next") or request.GET.get("next") or "")
    if request.user.is_authenticated and request.method != "POST":
        return HttpResponseRedirect(going_to)
    if request.method != "POST":
        return _form(request, AuthenticationForm(request), going_to)
    name, address = request.POST.get("username", ""), request.META.get("REMOTE_ADDR", "")
    if throttle.is_barred(name, address):
        form = AuthenticationForm(request)
        return _form(request, form, going_to, status=429)
    form = AuthenticationForm(request, request.POST)
    if not form.is_valid():
        throttle.count_failure(name, address)
        return _form(request, form, going_to, status=422)
    throttle.forget(name, address)
    login(request, form.get_user())
    return HttpResponseRedirect(going_to)


def _form(request: HttpRequest, form: AuthenticationForm, going_to: str, status: int = 200) -> HttpResponse:
    context = {"form": form, "next": going_to, "barred": status == 429}
    return TemplateResponse(request, "accounts/sign_in.html", context, status=status)


def _safe(request: HttpRequest, url: str) -> str:
    """The address to go to after signing in, if it is one of ours."""
    if url_has_allowed_host_and_scheme(url, {request.get_host()}, require_https=request.is_secure()):
        return url
    return str(redirect(settings.LOGIN_REDIRECT_URL)["Location"])


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)


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
    rows = [(user, ChangeForm(user)) for user in User.objects.order_by("username")]
    return TemplateResponse(request, "accounts/accounts.html", {"rows": rows})


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
