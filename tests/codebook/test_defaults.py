"""What evidence is taken for until somebody says more comes from the codebook in use."""

import pytest

from coalition.codebook import defaults
from coalition.codebook.loader import codebook
from coalition.codebook.schema import Codebook
from tests.codebook.given import book, content


@pytest.fixture
def example(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(defaults, "codebook", book)


def test_the_usual_evidence_is_what_the_roles_name(example: None) -> None:
    assert (defaults.said_basis(), defaults.reported_basis(), defaults.usual_tier()) == (
        "speech",
        "press",
        "B",
    )


def test_the_plain_status_needs_no_evidence_of_its_own() -> None:
    assert codebook().status(defaults.plain_status()).needs_basis == ()


def test_the_lowest_rung_is_plain_where_every_rung_asks_for_evidence(monkeypatch: pytest.MonkeyPatch) -> None:
    ladder = [{**rung, "needs_basis": ["press"]} for rung in content()["ladder"]]

    def strict() -> Codebook:
        return book(ladder=ladder)

    monkeypatch.setattr(defaults, "codebook", strict)
    assert defaults.plain_status() == "declined"
