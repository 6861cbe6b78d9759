"""HTMX gets the fragment it asked for, everybody else the page; the server names the fragment."""

from typing import Any

import pytest
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from coalition.core.htmx_partials import render_partial


def rendered(**headers: str) -> Any:
    request: Any = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    return render_partial(request, "public/matrix/matrix.html", {}, partials={"result": "answer"})


@pytest.mark.parametrize(
    ("headers", "template"),
    [
        ({}, "public/matrix/matrix.html"),
        ({"hx-request": "true", "hx-target": "result"}, "public/matrix/matrix.html#answer"),
        ({"hx-request": "true", "hx-target": "answer"}, "public/matrix/matrix.html"),
        ({"hx-request": "true"}, "public/matrix/matrix.html"),
        ({"hx-target": "result"}, "public/matrix/matrix.html"),
        (
            {"hx-request": "true", "hx-target": "result", "hx-history-restore-request": "true"},
            "public/matrix/matrix.html",
        ),
    ],
)
def test_the_fragment_is_chosen_by_the_target(headers: dict[str, str], template: str) -> None:
    assert rendered(**headers).template_name == template


def test_caches_keep_page_and_fragment_apart() -> None:
    assert rendered()["Vary"] == "HX-Request, HX-Target"
