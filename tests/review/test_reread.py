"""Reading again shows what changed, and asks editors nothing twice."""

from collections.abc import Callable
from datetime import UTC, date, datetime
from io import StringIO
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coalition.readings import reader
from coalition.readings.claims import ArticleText, Claim, ReadingResult
from coalition.readings.llm_client.call_log import CallLog
from coalition.readings.models import Reading
from coalition.readings.results import ReaderFailed, ReaderRun
from coalition.review.decide import actions
from coalition.review.models import Suggestion
from tests.factories.accounts import EditorFactory
from tests.factories.register import country
from tests.factories.sources import article

pytestmark = pytest.mark.django_db

TEXT = "Norway may send soldiers. Sweden offers ships. Finland keeps silent."


def claim(code: str, kind: str, status: str, quote: str) -> Claim:
    start = TEXT.index(quote)
    return Claim(
        country=code,
        kind=kind,
        status=status,
        quote=quote,
        start=start,
        end=start + len(quote),
        confidence=0.7,
    )


NORWAY = claim("NO", "troops", "open", "Norway may send soldiers")
SWEDEN = claim("SE", "naval", "intends", "Sweden offers ships")


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the reader, in this version, find these claims, or fail."""
    for code in ("NO", "SE", "FI"):
        country(code)

    def set_up(version: str, *claims: Claim, failure: str = "") -> None:
        def run_reader(text: ArticleText, call_log: CallLog) -> ReaderRun:
            if failure:
                raise ReaderFailed(failure)
            return ReaderRun(
                ReadingResult(lang="en", relevant=bool(claims), claims=list(claims)), "rules", version
            )

        monkeypatch.setattr(reader, "run_reader", run_reader)
        monkeypatch.setattr(reader, "configured_reader", lambda: ("rules", version))

    return set_up


def reread(**options: Any) -> str:
    out = StringIO()
    call_command("reread", stdout=out, **options)
    return out.getvalue()


def waiting() -> list[tuple[str, str]]:
    return sorted(Suggestion.objects.waiting().values_list("country", "status"))


def test_a_better_reader_s_differences_are_shown_and_suggested(finds: Callable[..., None]) -> None:
    subject = article(text=TEXT)
    finds("1", NORWAY, SWEDEN)
    reread()
    finds(
        "2",
        NORWAY.model_copy(update={"status": "unclear"}),
        claim("FI", "troops", "unclear", "Finland keeps silent"),
    )

    said = reread()

    assert said.splitlines() == [
        f"article {subject.pk}: {subject.title}",
        "  - SE naval intends [26:45] Sweden offers ships",
        "  + FI troops unclear [47:67] Finland keeps silent",
        "  - NO troops open [0:24] Norway may send soldiers",
        "  + NO troops unclear [0:24] Norway may send soldiers",
        "Articles read: 1, failed: 0. Claims gone: 1, new: 1, changed: 1.",
    ]
    assert waiting() == [("FI", "unclear"), ("NO", "unclear")]


def test_the_same_claims_again_are_no_second_suggestion(finds: Callable[..., None]) -> None:
    article(text=TEXT)
    finds("1", NORWAY, SWEDEN)
    reread()
    before = set(Suggestion.objects.values_list("pk", flat=True))
    finds("2", NORWAY, SWEDEN)

    assert reread().splitlines() == ["Articles read: 1, failed: 0. Claims gone: 0, new: 0, changed: 0."]
    assert set(Suggestion.objects.values_list("pk", flat=True)) == before
    assert waiting() == [("NO", "open"), ("SE", "intends")]


def test_what_an_editor_has_decided_is_not_asked_again(finds: Callable[..., None]) -> None:
    article(text=TEXT)
    finds("1", NORWAY)
    reread()
    actions.reject(by=EditorFactory.create(), suggestion=Suggestion.objects.waiting().get(), reason="weak")
    finds("2", NORWAY)

    reread()
    reread(all=True)

    assert waiting() == []


def test_without_options_only_what_this_version_has_not_read(finds: Callable[..., None]) -> None:
    old, new = article(text=TEXT), article(fetched_at=datetime(2026, 4, 1, tzinfo=UTC))
    finds("1")
    reread(article=[old.pk])

    assert reread().startswith("Articles read: 1,")
    assert reread().startswith("Articles read: 0,")
    assert reread(all=True).startswith("Articles read: 2,")
    assert reread(all=True, since=date(2026, 3, 15)).startswith("Articles read: 1,")
    assert set(Reading.objects.values_list("article", flat=True)) == {old.pk, new.pk}


def test_a_failure_is_named_and_the_rest_is_read(finds: Callable[..., None]) -> None:
    subject = article(text=TEXT)
    finds("1", NORWAY)
    reread()
    finds("2", failure="The model is away.")

    said = reread()

    assert f"article {subject.pk}: failed: The model is away." in said
    assert "Articles read: 1, failed: 1. Claims gone: 0" in said
    assert waiting() == [("NO", "open")]

    finds("2", NORWAY)
    assert reread().startswith("Articles read: 1, failed: 0")
    assert reread().startswith("Articles read: 0")


def test_an_article_that_does_not_exist_is_the_caller_s_error() -> None:
    with pytest.raises(CommandError, match="There is no article 12"):
        reread(article=[12])


def test_a_date_that_is_none_is_the_caller_s_error() -> None:
    with pytest.raises(CommandError, match="yesterday is no date; write it like 2026-03-31"):
        call_command("reread", "--since", "yesterday")
