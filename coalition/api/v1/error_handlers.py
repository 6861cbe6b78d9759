"""Every error has one form: problem details (RFC 9457), with one sentence that says what to do."""

from collections.abc import Callable
from typing import Any

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from coalition.api.v1.pledges import representation
from coalition.api.v1.pledges.preconditions import IfMatchFailed, IfMatchMissing
from coalition.core.errors import BadParameter, problem
from coalition.public.selection.selection import Selection
from coalition.register.actions import PledgeMoved, Refused
from coalition.register.models import Pledge
from coalition.register.models.versioned import Nature
from coalition.review.record.decisions import AlreadyDecided


def _bad_parameter(_request: HttpRequest, error: BadParameter) -> HttpResponse:
    return problem(400, _("Bad request"), error.sentence)


def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    field = ".".join(str(part) for part in first["loc"] if part not in ("body", "data"))
    return problem(422, _("Invalid"), f"{field}: {first['msg']}")


def _precondition_required(_request: HttpRequest, _error: IfMatchMissing) -> HttpResponse:
    return problem(
        428,
        _("Precondition required"),
        _("Send If-Match with the pledge’s ETag, so that nobody is overwritten."),
    )


def _precondition_failed(_request: HttpRequest, error: IfMatchFailed) -> HttpResponse:
    """412 with the pledge as it stands now, so that the caller can compare both."""
    sentence = _("Somebody else changed this pledge meanwhile. Compare both and decide again.")
    return _with_current(412, sentence, error.pledge)


def _superseded(_request: HttpRequest, error: PledgeMoved) -> HttpResponse:
    """409 with the pledge as it stands now: If-Match held, but what was to be corrected no longer counts."""
    if error.current.nature == Nature.RETRACTION:
        sentence = _("This has been taken back: there is nothing to correct any more.")
    else:
        sentence = _("This has been corrected already. Correct the newest version.")
    return _with_current(409, sentence, error.current.pledge)


def _with_current(status: int, sentence: str, pledge: Pledge) -> HttpResponse:
    current = representation.detail(pledge, Selection())
    response = problem(status, _("Changed meanwhile"), sentence, current=current.model_dump(mode="json"))
    response["ETag"] = current.etag
    return response


def _already_decided(_request: HttpRequest, error: AlreadyDecided) -> HttpResponse:
    return problem(409, _("Already decided"), str(error))


def _refused(_request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(422, _("Refused"), str(error))


def _not_found(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, _("Not found"), _("There is nothing at this address."))


def _unauthenticated(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    response = problem(401, _("Not signed in"), _("Send an editor’s token: “Authorization: Bearer …”."))
    response["WWW-Authenticate"] = "Bearer"
    return response


def _other(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, _("Refused"), str(error))


HANDLERS: dict[type[Exception], Callable[[HttpRequest, Any], HttpResponse]] = {
    BadParameter: _bad_parameter,
    ValidationError: _invalid,
    IfMatchMissing: _precondition_required,
    IfMatchFailed: _precondition_failed,
    PledgeMoved: _superseded,
    AlreadyDecided: _already_decided,
    Refused: _refused,
    Http404: _not_found,
    AuthenticationError: _unauthenticated,
    HttpError: _other,
}


def register(api: NinjaAPI) -> None:
    for error, handle in HANDLERS.items():
        api.add_exception_handler(error, handle)
