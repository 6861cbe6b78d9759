"""The benchmarks of reading measure something, whatever the machine's speed."""

import pytest

from coalition.operations.bench import articles, reading_confidence, reading_speed
from coalition.review.models import Decision
from tests.factories.accounts import EditorFactory
from tests.review.learning.decided import accepted, rejected


def test_articles_are_about_3_kb_in_all_languages_and_the_same_each_time() -> None:
    first = list(articles.compose(8, commitments=0.5))

    assert [article.lang for article in first] == ["en", "de", "fr", "uk"] * 2
    assert all(3000 <= len(article.text) < 3300 for article in first)
    assert list(articles.compose(8, commitments=0.5)) == first


def test_speed_is_measured_by_how_much_there_is_to_find(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(reading_speed, "NUMBER", 8)
    monkeypatch.setattr(reading_speed, "WARM_UP", 2)
    said: list[str] = []

    found = reading_speed.run(said.append)["articles"]

    assert found["no commitments"]["claims"] == 0
    assert found["commitments only"]["claims"] > found["news"]["claims"] > 0
    assert all(row["per_second"] > 0 for row in found.values())
    assert len(said) == 4


@pytest.mark.django_db
def test_confidence_is_measured_on_decisions() -> None:
    said: list[str] = []
    assert reading_confidence.run(said.append) == {}
    editor = EditorFactory.create()
    accepted(editor, country="NO", confidence=0.9)
    rejected(editor, country="SE", confidence=0.9)
    rejected(editor, Decision.Reason.WEAK, country="FI", confidence=0.9)

    found = reading_confidence.run(said.append)["rules"]

    assert (found["count"], round(found["error"], 6), round(found["brier"], 6)) == (2, 0.4, 0.41)
    assert found["bins"][0]["rate"] == 0.5
    assert "No decision" in said[0]
