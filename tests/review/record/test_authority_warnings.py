"""What is doubtful about who can bind is said, and never refused."""

import pytest
from django.contrib.messages import get_messages
from django.contrib.messages.storage.fallback import FallbackStorage
from django.test import RequestFactory

from coalition.register import evidence_rules
from coalition.review.record.authority_warnings import warn
from tests.factories import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def request_with_messages():
    request = RequestFactory().get("/")
    request.session = {}
    request._messages = FallbackStorage(request)
    return request


def test_every_doubt_is_one_warning(request_with_messages, monkeypatch: pytest.MonkeyPatch) -> None:
    doubts = ["A minister can not bind a parliament.", "The term of office has ended."]
    monkeypatch.setattr(evidence_rules, "warnings_about", lambda row: doubts)
    warn(request_with_messages, register.assessment(register.pledge("NO")))
    shown = list(get_messages(request_with_messages))
    assert [str(one) for one in shown] == doubts
    assert {one.level_tag for one in shown} == {"warning"}


def test_what_recorded_nothing_is_not_doubted(request_with_messages) -> None:
    warn(request_with_messages, None)
    assert list(get_messages(request_with_messages)) == []
