"""If-Match must hold the pledge's ETag."""

import pytest
from django.http import HttpRequest
from django.test import RequestFactory

from coalition.api.v1.pledges.preconditions import IfMatchFailed, IfMatchMissing, check_if_match
from coalition.api.v1.pledges.queries import etag
from coalition.register.models import Pledge
from tests.factories import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def pledge() -> Pledge:
    row = register.pledge("NO")
    register.assessment(row)
    return row


def request(if_match: str | None) -> HttpRequest:
    return RequestFactory().post("/", headers={} if if_match is None else {"if-match": if_match})


@pytest.mark.parametrize("form", ["{}", "W/{}", '"0", {}', '{}, "0"', " {} ", "*"])
def test_it_holds(pledge: Pledge, form: str) -> None:
    check_if_match(request(form.format(etag(pledge))), pledge)


@pytest.mark.parametrize("if_match", ['"0"', "nonsense", '"*"', 'W/"0", "1000000"'])
def test_it_does_not_hold(pledge: Pledge, if_match: str) -> None:
    with pytest.raises(IfMatchFailed) as caught:
        check_if_match(request(if_match), pledge)
    assert caught.value.pledge == pledge


@pytest.mark.parametrize("if_match", [None, "", "  "])
def test_it_must_be_sent(pledge: Pledge, if_match: str | None) -> None:
    with pytest.raises(IfMatchMissing):
        check_if_match(request(if_match), pledge)


def test_it_must_be_the_whole_tag(pledge: Pledge) -> None:
    with pytest.raises(IfMatchFailed):
        check_if_match(request(etag(pledge).strip('"')), pledge)


def test_what_was_recorded_since_makes_it_fail(pledge: Pledge) -> None:
    before = etag(pledge)
    register.assessment(pledge, "refused")
    with pytest.raises(IfMatchFailed):
        check_if_match(request(before), pledge)


def test_a_pledge_without_a_status_has_a_tag_too() -> None:
    bare = register.pledge("SE")
    check_if_match(request(etag(bare)), bare)
    assert etag(bare) == '"0"'
