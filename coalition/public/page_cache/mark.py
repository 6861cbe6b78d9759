"""How a view opts in: its page is kept until the register changes."""

from collections.abc import Callable
from functools import wraps
from typing import Concatenate

from django.http import HttpRequest, HttpResponse

MARK = "X-Keep-Until"  # set by the decorator, taken off before the page leaves the house


def cache_until_register_changes[R: HttpRequest, **P](
    view: Callable[Concatenate[R, P], HttpResponse],
) -> Callable[Concatenate[R, P], HttpResponse]:
    """For views whose page depends on nothing but the address, the language, the day and the register."""

    @wraps(view)
    def marked(request: R, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        response = view(request, *args, **kwargs)
        if not request.user.is_authenticated and response.status_code == 200:
            response[MARK] = "register"
        return response

    return marked
