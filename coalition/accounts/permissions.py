"""Who may open which address: one row an address, and what has no row is closed to all."""

from collections.abc import Callable

from django.conf import settings
from django.contrib.auth.views import redirect_to_login
from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse, HttpResponseBase
from django.utils.decorators import sync_only_middleware

from coalition.accounts.models import Role

PUBLIC = None
EDITOR = Role.EDITOR
CHIEF = Role.CHIEF
# Open to readers; whatever writes asks for a key itself (accounts/keys.py) and answers 401 without one.
KEYED = None

# The name of an address -> the role it needs.
PERMISSIONS: dict[str, Role | None] = {
    "public:matrix": PUBLIC,
    "public:matrix_file": PUBLIC,
    "public:cell": PUBLIC,
    "public:countries": PUBLIC,
    "public:country": PUBLIC,
    "public:pledge": PUBLIC,
    "public:conditions": PUBLIC,
    "public:condition": PUBLIC,
    "public:mandates": PUBLIC,
    "public:mandates_ics": PUBLIC,
    "public:group_claims": PUBLIC,
    "public:map": PUBLIC,
    "public:map_file": PUBLIC,
    "public:charts": PUBLIC,
    "public:chart_file": PUBLIC,
    "public:card": PUBLIC,
    "public:cite": PUBLIC,
    "public:embed": PUBLIC,
    "public:embed_matrix": PUBLIC,
    "public:embed_country": PUBLIC,
    "public:method": PUBLIC,
    "public:data": PUBLIC,
    "public:articles": PUBLIC,
    "public:article": PUBLIC,
    "public:live": PUBLIC,
    "public:changes": PUBLIC,
    "public:changes_feed": PUBLIC,
    "public:country_feed": PUBLIC,
    "public:notices_feed": PUBLIC,
    "public:coverage": PUBLIC,
    "public:gallery": PUBLIC,  # answers 404 unless DEBUG is set
    "api:openapi-json": PUBLIC,
    "api:api-root": PUBLIC,
    "api:matrix": PUBLIC,
    "api:kinds": PUBLIC,
    "api:countries": PUBLIC,
    "api:country": PUBLIC,
    "api:pledges": KEYED,
    "api:pledge": PUBLIC,
    "api:changes": PUBLIC,
    "api:assessments": KEYED,
    "api:corrections": KEYED,
    "api:articles": KEYED,
    "api:article": PUBLIC,
    "api:delivery": KEYED,
    "api:suggestions": KEYED,
    "api:claims": KEYED,
    "api:accept": KEYED,
    "api:amend": KEYED,
    "api:reject": KEYED,
    "operations:healthz": PUBLIC,
    "operations:readyz": PUBLIC,
    "accounts:sign_in": PUBLIC,
    "accounts:sign_out": PUBLIC,
    "account_login": PUBLIC,
    "mfa_authenticate": PUBLIC,  # for those who have given their password; sends all others back to do so
    "account_reauthenticate": EDITOR,
    "mfa_index": EDITOR,
    "mfa_activate_totp": EDITOR,
    "mfa_deactivate_totp": EDITOR,
    "mfa_view_recovery_codes": EDITOR,
    "mfa_generate_recovery_codes": EDITOR,
    "review:queue": EDITOR,
    "review:suggestion": EDITOR,
    "review:decide": EDITOR,
    "review:hand_in": EDITOR,
    "review:deliveries": EDITOR,
    "review:undo_decision": EDITOR,
    "review:assess": EDITOR,
    "review:correct": EDITOR,
    "review:context_records": EDITOR,
    "review:correct_context_record": EDITOR,
    "review:flagged": EDITOR,
    "review:resolve_notice": EDITOR,
    "review:tokens": EDITOR,
    "review:revoke_token": EDITOR,
    "review:sources": CHIEF,
    "review:change_source": CHIEF,
    "review:accounts": CHIEF,
    "review:account": CHIEF,
    "review:reset_second_factor": CHIEF,
}


@sync_only_middleware
class require_role:  # noqa: N801 - used like a function in MIDDLEWARE
    """Send the anonymous to the sign-in page and refuse those whose role is not enough."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        return self.get_response(request)

    def process_view(
        self, request: HttpRequest, _view: Callable[..., object], _args: object, _kwargs: object
    ) -> HttpResponseBase | None:
        name = request.resolver_match.view_name if request.resolver_match else ""
        if name not in PERMISSIONS:
            raise PermissionDenied(f"{name} has no row in accounts/permissions.py")
        needed = PERMISSIONS[name]
        if needed is PUBLIC:
            return None
        if not request.user.is_authenticated:
            return redirect_to_login(request.get_full_path(), str(settings.LOGIN_URL))
        if not request.user.has_role(needed):
            raise PermissionDenied
        return None
