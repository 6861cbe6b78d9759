"""Signing in and out, and second factors: allauth's views, shown with our templates and status codes."""

from collections.abc import Callable
from functools import wraps

from allauth.account import views as account
from allauth.mfa.base import views as mfa
from allauth.mfa.recovery_codes import views as recovery
from allauth.mfa.totp import views as totp
from django.conf import settings
from django.contrib.auth import logout
from django.forms import BaseForm
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.shortcuts import redirect
from django.template.response import TemplateResponse
from django.views.decorators.cache import never_cache
from django.views.decorators.debug import sensitive_post_parameters
from django.views.decorators.http import require_http_methods, require_POST

type View = Callable[[HttpRequest], HttpResponseBase]

BARRED = {"too_many_login_attempts", "rate_limited"}


def page(view: View, template: str) -> View:
    """One of allauth's views as a page of ours, which no cache keeps and no report of an error quotes."""

    @sensitive_post_parameters()
    @never_cache
    @require_http_methods(["GET", "HEAD", "POST"])
    @wraps(view)
    def shown(request: HttpRequest) -> HttpResponseBase:
        response = view(request)
        if isinstance(response, TemplateResponse):
            context = response.context_data or {}
            context.pop("site", None)  # the name of the host, which would hide our own `site`
            response.template_name = template
            response.status_code = _status(context.get("form"))
        return response

    return shown


def _status(form: BaseForm | None) -> int:
    if form is None or not form.errors:
        return 200
    codes = {error.code for errors in form.errors.as_data().values() for error in errors}
    return 429 if codes & BARRED else 422


sign_in = page(account.login, "accounts/sign_in.html")
sign_in_code = page(mfa.authenticate, "accounts/sign_in_code.html")
confirm = page(account.reauthenticate, "accounts/confirm.html")
second_factor = page(mfa.index, "accounts/second_factor.html")
set_up = page(totp.activate_totp, "accounts/set_up_second_factor.html")
switch_off = page(totp.deactivate_totp, "accounts/switch_off_second_factor.html")
recovery_codes = page(recovery.view_recovery_codes, "accounts/recovery_codes.html")
new_recovery_codes = page(recovery.generate_recovery_codes, "accounts/new_recovery_codes.html")


@require_POST
def sign_out(request: HttpRequest) -> HttpResponse:
    """Also for those who are between password and code, and would rather not."""
    logout(request)
    return redirect(settings.LOGOUT_REDIRECT_URL)
