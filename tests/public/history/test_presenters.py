"""Evidence in words."""

import pytest

pytestmark = pytest.mark.django_db


def test_only_web_addresses_become_links() -> None:
    from coalition.public.history.presenters import EvidencePresenter
    from coalition.register.models import Evidence

    assert EvidencePresenter(Evidence(url="javascript:alert(1)")).link == ""
    assert EvidencePresenter(Evidence(url="https://a.example/")).link == "https://a.example/"
