"""Requests as the middleware leaves them and what templates are given, for the type checker."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

# What a template is rendered with.
type Context = dict[str, object]


class Request(HttpRequest):
    """A request behind HtmxMiddleware."""

    htmx: HtmxDetails
