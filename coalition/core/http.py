"""Requests as the middleware leaves them, for the type checker."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails


class Request(HttpRequest):
    """A request behind HtmxMiddleware."""

    htmx: HtmxDetails
