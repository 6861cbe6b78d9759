"""The way from what readers see to where editors change it."""

from django.http import HttpRequest
from django.urls import NoReverseMatch, reverse


def assess_url(request: HttpRequest, country: str, kind: str) -> str:
    """Where an editor changes the status in place; nothing for readers."""
    if not request.user.is_authenticated:
        return ""
    try:
        return reverse("review:assess", args=[country, kind])
    except NoReverseMatch:
        return ""
