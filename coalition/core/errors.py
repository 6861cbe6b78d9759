"""The pages for what went wrong: each says in one plain sentence what happened and what to do."""

from django.core.exceptions import BadRequest
from django.http import HttpRequest, HttpResponse, JsonResponse
from django.shortcuts import render
from django.utils.translation import gettext as _


class BadParameter(BadRequest):
    """A parameter of an address is unknown or malformed; the sentence names it and says what it takes."""

    def __init__(self, parameter: str, sentence: str) -> None:
        super().__init__(sentence)
        self.parameter = parameter
        self.sentence = sentence

    @classmethod
    def unknown(cls, parameter: str, value: str) -> "BadParameter":
        return cls(
            parameter,
            _("“%(name)s”: the register knows nothing called “%(value)s”.")
            % {"name": parameter, "value": value[:60]},
        )


def bad_request(request: HttpRequest, exception: Exception) -> HttpResponse:
    """400: what was wrong, when it is ours to tell; Django's own reasons stay in the log."""
    sentence = (
        exception.sentence
        if isinstance(exception, BadParameter)
        else _("The server did not understand this request.")
    )
    if _wants_data(request):
        return problem(400, _("Bad request"), sentence)
    return render(request, "400.html", {"sentence": sentence}, status=400)


def forbidden(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _wants_data(request):
        return problem(403, _("Not allowed"), _("Your account may not do this."))
    return render(request, "403.html", status=403)


def not_found(request: HttpRequest, exception: Exception) -> HttpResponse:
    if _wants_data(request):
        return problem(404, _("Not found"), _("There is nothing at this address."))
    return render(request, "404.html", status=404)


def failed(request: HttpRequest) -> HttpResponse:
    """500: rendered without anything that could fail again."""
    if _wants_data(request):
        return problem(500, "Failed", "The server failed. Try again in a minute.")
    return render(None, "500.html", status=500)


def problem(status: int, title: str, detail: str, **members: object) -> JsonResponse:
    """An error for programs: RFC 9457 problem details, with extension members of our own."""
    body = {"type": "about:blank", "title": title, "status": status, "detail": detail, **members}
    return JsonResponse(body, status=status, content_type="application/problem+json")


def _wants_data(request: HttpRequest) -> bool:
    return request.path.startswith("/api/") or request.path.endswith((".json", ".csv", ".xlsx", ".atom"))
