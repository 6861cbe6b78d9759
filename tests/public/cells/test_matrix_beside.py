"""Which matrix a drawer was opened beside: told from the address that HTMX sends, and believed only if it is one of ours."""

import pytest
from django.test import RequestFactory
from django_htmx.middleware import HtmxDetails
from hypothesis import given

from coalition.core.http import Request
from coalition.public.cells.matrix_beside import matrix_beside
from coalition.public.selection.selection import Selection
from tests.public.selections import SELECTIONS


def beside(**headers: str) -> Selection | None:
    request: Request = RequestFactory().get("/cells/DE/troops/", headers=headers)  # type: ignore[assignment]  # as behind HtmxMiddleware
    request.htmx = HtmxDetails(request)
    return matrix_beside(request)


@given(SELECTIONS)
def test_law_the_drawer_leads_back_to_the_selection_it_was_opened_beside(selection: Selection) -> None:
    address = f"http://testserver/{selection.query()}"
    assert beside(**{"HX-Request": "true", "HX-Current-URL": address}) == selection


@pytest.mark.parametrize(
    "address",
    ["http://testserver/map/?kind=air", "http://evil.example/?kind=air", "https://testserver/", "http://testserver/?kind=tanks",
     "http://testserver/?as_of=9999-01-01", ""],
)  # fmt: skip
def test_another_page_another_site_and_a_wrong_address_are_no_matrix(address: str) -> None:
    assert beside(**{"HX-Request": "true", "HX-Current-URL": address}) is None


def test_who_opens_the_cell_as_a_page_has_nothing_beside_it() -> None:
    assert beside(**{"HX-Current-URL": "http://testserver/?kind=air"}) is None
    assert beside() is None
