"""`/api/v1/`: what each room offers to programs, under one OpenAPI document and one form of error (RFC 9457)."""

from django.http import Http404, HttpRequest, HttpResponse
from django.utils.translation import gettext as _
from ninja import NinjaAPI
from ninja.errors import AuthenticationError, HttpError, ValidationError

from coalition.api import queue, reading, writing
from coalition.api.answers import Stale, Unmatched, stale, superseded, unmatched
from coalition.api.router import router
from coalition.core.errors import BadParameter, problem
from coalition.register.actions import PledgeMoved, Refused
from coalition.review.decide.actions import AlreadyDecided

CALLS = (reading, writing, queue)  # importing them puts their calls on the router

api = NinjaAPI(
    title="Who committed what",
    version="1",
    description="Who committed what, how firmly, under which conditions, by what evidence. Reading needs no key.",
    urls_namespace="api",
    docs_url=None,
)
api.add_router("", router)


@api.exception_handler(BadParameter)
def _bad_parameter(_request: HttpRequest, error: BadParameter) -> HttpResponse:
    return problem(400, _("Bad request"), error.sentence)


@api.exception_handler(ValidationError)
def _invalid(_request: HttpRequest, error: ValidationError) -> HttpResponse:
    first = error.errors[0]
    where = ".".join(str(part) for part in first["loc"] if part not in ("body", "data"))
    return problem(422, _("Invalid"), f"{where}: {first['msg']}")


@api.exception_handler(Stale)
def _stale(_request: HttpRequest, error: Stale) -> HttpResponse:
    return stale(error.pledge)


@api.exception_handler(Unmatched)
def _unmatched(_request: HttpRequest, _error: Unmatched) -> HttpResponse:
    return unmatched()


@api.exception_handler(PledgeMoved)
def _superseded(_request: HttpRequest, error: PledgeMoved) -> HttpResponse:
    return superseded(error)


@api.exception_handler(Refused)
def _refused(_request: HttpRequest, error: Refused) -> HttpResponse:
    return problem(422, _("Refused"), str(error))


@api.exception_handler(AlreadyDecided)
def _already_decided(_request: HttpRequest, error: AlreadyDecided) -> HttpResponse:
    return problem(409, _("Already decided"), str(error))


@api.exception_handler(Http404)
def _missing(_request: HttpRequest, _error: Http404) -> HttpResponse:
    return problem(404, _("Not found"), _("There is nothing at this address."))


@api.exception_handler(AuthenticationError)
def _unknown(_request: HttpRequest, _error: AuthenticationError) -> HttpResponse:
    answer = problem(401, _("Not signed in"), _("Send an editor’s token: “Authorization: Bearer …”."))
    answer["WWW-Authenticate"] = "Bearer"
    return answer


@api.exception_handler(HttpError)
def _other(_request: HttpRequest, error: HttpError) -> HttpResponse:
    return problem(error.status_code, _("Refused"), str(error))
