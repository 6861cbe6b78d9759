"""`manage.py ingest`: what people and scripts see of it."""

import io
import sys
import threading
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from django.db import connection
from pytest_django import Settings

from coalition.sources.models import Article, Delivery
from tests.sources.site import Site
from tests.waiting import wait_until
from tests.worker import Worker

STORY = """Oslo weighs its part

Norway will send soldiers to Ukraine once a ceasefire holds, the prime minister said in Oslo on Tuesday.
The parliament would have to agree, she added.
"""


def ingest(*items: object, **options: object) -> tuple[str, str, str]:
    """What was printed to standard output and to standard error, and the error it ended with, if any."""
    out, err = io.StringIO(), io.StringIO()
    try:
        call_command("ingest", *map(str, items), stdout=out, stderr=err, **options)
    except CommandError as error:
        return out.getvalue(), err.getvalue(), str(error)
    return out.getvalue(), err.getvalue(), ""


@pytest.fixture
def story(tmp_path: Path) -> Path:
    file = tmp_path / "oslo.txt"
    file.write_text(STORY)
    return file


def test_a_file_is_read_and_its_claims_told(celery_worker: Worker, story: Path) -> None:
    out, _, error = ingest(story, wait=True, published="2026-01-06", source="The Courier")
    delivery = Delivery.objects.get()
    assert error == ""
    assert out == f"stored  article {delivery.article_id}  1 claim  {story}\n"
    assert delivery.article is not None
    assert (delivery.article.publisher, str(delivery.article.published_on)) == ("The Courier", "2026-01-06")
    again, _, _ = ingest(story, wait=True)
    assert again == out.replace("stored", "known")


def test_each_item_has_its_line_and_bad_ones_their_reason(
    celery_worker: Worker, story: Path, tmp_path: Path
) -> None:
    empty = tmp_path / "empty.txt"
    empty.touch()
    out, err, error = ingest(
        story, empty, "http://10.0.0.1/", tmp_path / "missing.txt", tmp_path, "ftp://x.example/", wait=True
    )
    lines = out.splitlines()
    assert len(lines) == 3
    assert lines[0].startswith("stored  article ")
    assert lines[1] == f"refused  It is empty.  {empty}"
    assert lines[2].startswith("refused  The address leads into a private network")
    assert [line.rpartition(": ")[2] for line in err.splitlines()] == [
        "can't be read (No such file or directory).",
        "can't be read (Is a directory).",
        "Only http and https addresses are fetched.",
    ]
    assert error == "5 of 6 items did not become an article, see above."


def test_an_address_that_answers_at_last_goes_all_the_way(celery_worker: Worker) -> None:
    """A retry keeps what comes after it: the article is read and proposed, too."""
    site = Site()
    url = site.put("/story", "busy", 503)
    out: list[str] = []
    waiting = threading.Thread(target=lambda: (out.append(ingest(url, wait=True)[0]), connection.close()))
    waiting.start()
    wait_until(lambda: site.asked != [], "The site was never asked.")
    site.put("/story", STORY, content_type="text/plain")
    waiting.join(180)
    site.close()
    article = Article.objects.get()
    assert out == [f"stored  article {article.pk}  1 claim  {url}\n"]


def test_standard_input(celery_worker: Worker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(STORY.encode())))
    out, _, error = ingest("-", wait=True)
    assert (out.startswith("stored  article "), error) == (True, "")


def test_without_waiting_it_returns_at_once_and_the_worker_does_the_rest(
    celery_worker: Worker, story: Path
) -> None:
    out, _, error = ingest(story)
    delivery = Delivery.objects.get()
    assert (out, error) == (f"waiting  delivery {delivery.pk}  {story}\n", "")
    celery_worker.wait_idle()
    delivery.refresh_from_db()
    assert delivery.state == "stored"


@pytest.mark.django_db
def test_fifty_megabytes_are_refused_without_being_read(tmp_path: Path, settings: Settings) -> None:
    huge = tmp_path / "huge.txt"
    with huge.open("wb") as file:
        file.truncate(50 * 1024 * 1024)
    out, _, error = ingest(huge, wait=True)
    assert out == f"refused  It is larger than 10 MB.  {huge}\n"
    assert error == "1 of 1 items did not become an article, see above."


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("option", "value"), [("published", "2026-02-31"), ("published", "6.1.2026"), ("published", "2999-01-01"), ("lang", "deutsch"), ("lang", "d!")]
)  # fmt: skip
def test_a_wrong_option_is_named_and_nothing_goes_in(story: Path, option: str, value: str) -> None:
    _, _, error = ingest(story, **{option: value})
    assert error.startswith(f"--{option} {value}: ")
    assert not Delivery.objects.exists()
