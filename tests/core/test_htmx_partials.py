"""HTMX gets the fragment it asked for, everybody else the page; the server names the fragment."""

from typing import Any

import pytest
from django.http import HttpResponse
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails

from coalition.core.htmx_partials import push_address, render_partial


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


@pytest.mark.parametrize(
    ("headers", "pushed"),
    [
        ({"hx-request": "true"}, "/?kind=troops"),
        ({}, None),
        ({"hx-request": "true", "hx-history-restore-request": "true"}, None),
    ],
)
def test_the_address_is_shown_above_what_was_swapped_in_alone(
    headers: dict[str, str], pushed: str | None
) -> None:
    request: Any = RequestFactory().get("/", headers=headers)
    request.htmx = HtmxDetails(request)
    answer = push_address(request, HttpResponse(), "/?kind=troops")
    assert answer.get("HX-Push-Url") == pushed


def test_a_form_that_was_refused_keeps_its_status() -> None:
    request: Any = RequestFactory().post("/", headers={"hx-request": "true", "hx-target": "result"})
    request.htmx = HtmxDetails(request)
    answer = render_partial(
        request, "public/matrix/matrix.html", {"a": 1}, partials={"result": "answer"}, status=422
    )
    assert (answer.status_code, answer.context_data) == (422, {"a": 1})
