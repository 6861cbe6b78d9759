"""A reading is stored once, whatever came of it, and its claims are checked first."""

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

import pytest
from django.core.exceptions import ImproperlyConfigured
from django.db import connection
from pytest_django import Settings

from coalition.readings import reader, runs
from coalition.readings.claims import ArticleText, ReadingResult
from coalition.readings.claims import Claim as FoundClaim
from coalition.readings.llm_client.call_log import CallLog
from coalition.readings.models import Claim, Reading
from coalition.readings.results import ReaderFailed, ReaderRun
from coalition.readings.tasks import read_article
from tests.readings.articles import TEXT, article

pytestmark = pytest.mark.django_db

READY = "Norway is ready to send 200 soldiers to Ukraine"
NOT = "Ireland will not send soldiers to Ukraine"


def claim(quote: str = READY, **changes: object) -> FoundClaim:
    start = TEXT.index(quote)
    values: dict[str, object] = {
        "country": "NO",
        "kind": "troops",
        "status": "intends",
        "conditions": ["ceasefire"],
        "quantity": {"low": 200, "high": 200, "unit": "soldiers"},
        "quote": quote,
        "start": start,
        "end": start + len(quote),
        "confidence": 0.8,
    }
    return FoundClaim.model_validate({**values, **changes})


@pytest.fixture
def finds(monkeypatch: pytest.MonkeyPatch) -> Callable[..., None]:
    """Let the reader find these claims, or break with this error."""

    def set_up(*claims: FoundClaim, error: Exception | None = None, version: str = "7") -> None:
        def run_reader(text: ArticleText, call_log: CallLog) -> ReaderRun:
            if error:
                raise error
            result = ReadingResult(lang="en", relevant=bool(claims), claims=list(claims))
            return ReaderRun(result=result, reader="rules", version=version)

        monkeypatch.setattr(reader, "run_reader", run_reader)
        monkeypatch.setattr(reader, "configured_reader", lambda: ("rules", version))

    return set_up


def test_a_reading_keeps_its_claims_with_everything_they_say(finds: Callable[..., None]) -> None:
    finds(claim(speaker="Ingrid Solheim"))

    reading = Reading.objects.get(pk=runs.read_article(article().pk))

    assert (reading.reader, reading.version, reading.outcome, reading.relevant) == (
        "rules",
        "7",
        "claims",
        True,
    )
    stored = reading.claims.get()
    assert (stored.country, stored.kind, stored.status, stored.conditions) == (
        "NO",
        "troops",
        "intends",
        ["ceasefire"],
    )
    assert (stored.quantity_low, stored.quantity_high, stored.quantity_unit) == (200, 200, "soldiers")
    assert TEXT[stored.start : stored.end] == stored.quote == READY
    assert (stored.speaker, stored.score, stored.confidence) == ("Ingrid Solheim", 0.8, 0.8)


def test_nothing_found_is_stored_too(finds: Callable[..., None]) -> None:
    finds()

    reading = Reading.objects.get(pk=runs.read_article(article().pk))

    assert (reading.outcome, reading.relevant, reading.claims.count()) == ("nothing", False, 0)


def test_an_article_is_read_once_in_one_version(finds: Callable[..., None]) -> None:
    finds(claim())
    subject = article()

    first = runs.read_article(subject.pk)
    finds(error=AssertionError("read twice"))

    assert runs.read_article(subject.pk) == first
    assert Reading.objects.count() == 1


def test_a_better_version_adds_a_reading_and_becomes_the_current_one(finds: Callable[..., None]) -> None:
    finds(claim())
    subject = article()
    old = runs.read_article(subject.pk)
    finds(claim(NOT, country="IE", status="refused", conditions=[], quantity=None), version="8")

    new = runs.read_article(subject.pk)

    assert new != old
    assert list(Reading.objects.current().values_list("pk", flat=True)) == [new]


@pytest.mark.parametrize(
    "changes",
    [
        {"start": 0, "end": len(READY)},
        {"start": 5000, "end": 5000 + len(READY)},
        {"kind": "cavalry"},
        {"status": "perhaps"},
        {"conditions": ["ceasefire", "good_weather"]},
        {"country": "ZZ"},
        {"country": "QQ"},
        {"quantity": {"low": 300, "high": 200, "unit": "soldiers"}},
        {"quantity": {"low": 1, "high": "1e30", "unit": "soldiers"}},
        {"quantity": {"low": 1, "high": 1, "unit": "x" * 41}},
    ],
)
def test_an_unsound_claim_is_dropped_and_counted(
    finds: Callable[..., None], changes: dict[str, object]
) -> None:
    finds(claim(), claim(**changes))

    reading = Reading.objects.get(pk=runs.read_article(article().pk))

    assert (reading.dropped, reading.claims.count()) == (1, 1)


def test_the_same_claim_twice_is_one(finds: Callable[..., None]) -> None:
    finds(claim(), claim(confidence=0.1))

    reading = Reading.objects.get(pk=runs.read_article(article().pk))

    assert (reading.dropped, reading.claims.get().confidence) == (1, 0.8)


def test_a_reader_that_fails_says_why(finds: Callable[..., None]) -> None:
    finds(error=ReaderFailed("The language is unknown."))

    reading = Reading.objects.get(pk=runs.read_article(article().pk))

    assert (reading.outcome, reading.reason) == ("failed", "The language is unknown.")


def test_a_reader_that_breaks_is_a_stored_outcome(
    finds: Callable[..., None], caplog: pytest.LogCaptureFixture
) -> None:
    finds(error=RecursionError("maximum depth"))

    reading = Reading.objects.get(pk=runs.read_article(article().pk))

    assert (reading.outcome, "RecursionError" in reading.reason) == ("failed", True)
    assert "Traceback" in caplog.text


def test_what_failed_is_tried_again(finds: Callable[..., None]) -> None:
    subject = article()
    finds(error=ReaderFailed("The model is away."))
    failed = runs.read_article(subject.pk)
    finds(claim())

    assert runs.read_article(subject.pk) == failed
    reading = Reading.objects.get()
    assert (reading.outcome, reading.reason, reading.claims.count()) == ("claims", "", 1)


def test_reading_again_keeps_the_rows_of_claims_that_are_still_found(finds: Callable[..., None]) -> None:
    subject = article()
    refusal = claim(NOT, country="IE", status="refused", conditions=[], quantity=None)
    finds(claim(), refusal)
    reading = Reading.objects.get(pk=runs.read_article(subject.pk))
    kept = reading.claims.get(country="IE").pk
    finds(refusal.model_copy(update={"confidence": 0.3}), claim(status="pledged"))

    assert runs.read_article(subject.pk, again=True) == reading.pk

    assert reading.claims.get(country="IE").pk == kept
    assert reading.claims.get(pk=kept).confidence == 0.3
    current = Claim.objects.current()
    assert sorted(current.values_list("country", "status")) == [("IE", "refused"), ("NO", "pledged")]
    gone = reading.claims.exclude(gone_at=None).get()
    assert (gone.country, gone.status) == ("NO", "intends")

    finds(claim())
    runs.read_article(subject.pk, again=True)

    assert list(current.all().values_list("pk", flat=True)) == [gone.pk]


def test_a_failure_does_not_wipe_what_the_same_version_had_found(finds: Callable[..., None]) -> None:
    subject = article()
    finds(claim())
    first = runs.read_article(subject.pk)
    finds(error=ReaderFailed("Out of memory."))

    assert runs.read_article(subject.pk, again=True) == first
    reading = Reading.objects.get()
    assert (reading.outcome, reading.claims.count()) == ("claims", 1)
    assert "Out of memory." in reading.note


def test_a_reader_that_does_not_exist_is_the_operators_error(settings: Settings) -> None:
    settings.COALITION_READER = "tea leaves"

    with pytest.raises(ImproperlyConfigured, match="rules or llm"):
        runs.read_article(article().pk)
    assert not Reading.objects.exists()


def test_the_task_reads_passes_nothing_through_and_survives_a_missing_article(
    finds: Callable[..., None],
) -> None:
    finds(claim())
    subject = article()

    assert read_article(subject.pk) == Reading.objects.get().pk
    assert read_article(None) is None
    assert read_article(subject.pk + 1) is None


@pytest.mark.django_db(transaction=True)
def test_two_workers_with_the_same_article_keep_one_reading(finds: Callable[..., None]) -> None:
    finds(claim(), claim(NOT, country="IE", status="refused", conditions=[], quantity=None))
    subject = article()

    def work(_number: int) -> int:
        try:
            return runs.read_article(subject.pk, again=True)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as workers:
        assert len(set(workers.map(work, range(8)))) == 1
    assert Claim.objects.current().count() == Claim.objects.count() == 2
