"""Requests as the middleware leaves them, what templates are given, and what addresses may hold."""

from django.http import HttpRequest
from django_htmx.middleware import HtmxDetails

# What a template is rendered with.
type Context = dict[str, object]


class Request(HttpRequest):
    """A request behind HtmxMiddleware."""

    htmx: HtmxDetails


class CountryCode:
    """A part of an address: two capital letters of ISO 3166-1."""

    regex = "[A-Z]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value
