"""Which answers are marked for keeping: the successful ones, to those who have not signed in."""

import pytest
from django.contrib.auth.models import AnonymousUser
from django.http import HttpRequest, HttpResponse
from django.test import RequestFactory

from coalition.accounts.models import User
from coalition.public.page_cache.mark import MARK, cache_until_register_changes


def marked(status: int, *, signed_in: bool) -> bool:
    @cache_until_register_changes
    def view(_request: HttpRequest, *, kind: str) -> HttpResponse:
        return HttpResponse(kind, status=status)

    request = RequestFactory().get("/")
    request.user = User(username="editor") if signed_in else AnonymousUser()
    response = view(request, kind="air")
    assert response.content == b"air"
    return MARK in response


@pytest.mark.parametrize("status", [201, 302, 400, 404, 503])
def test_what_went_wrong_or_leads_elsewhere_is_not_kept(status: int) -> None:
    assert not marked(status, signed_in=False)


def test_only_readers_without_a_login_see_kept_pages() -> None:
    assert marked(200, signed_in=False)
    assert not marked(200, signed_in=True)


def test_a_view_keeps_its_name() -> None:
    def cells(_request: HttpRequest) -> HttpResponse:
        """Cells."""
        return HttpResponse()

    assert cache_until_register_changes(cells).__name__ == "cells"
    assert cache_until_register_changes(cells).__doc__ == "Cells."
