"""`manage.py ingest ITEM…`: articles handed in from the command line."""

import sys
import time
from argparse import ArgumentParser
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from pathlib import Path

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from kombu.exceptions import OperationalError

from coalition.operations import delivery_outcome
from coalition.operations.run.embedded import for_command
from coalition.review.pipeline import advance
from coalition.sources import deliveries
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Delivery

LOOK_EVERY = 0.2  # seconds


@dataclass(frozen=True)
class ArticleDetails:
    """What the options say of all items."""

    source_name: str
    published_on: date | None
    language: str


class Command(BaseCommand):
    help = (
        "Takes in articles: web addresses, HTML or text files, - for standard input. Each is fetched, extracted and read "
        "by the Celery worker; with --wait one line an item tells its state, its article and how many claims were found."
    )

    requires_system_checks = []  # they read every page's code, and say nothing about articles

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "items", nargs="+", metavar="ITEM", help="a web address, a file, or - for standard input"
        )
        parser.add_argument("--source", default="", metavar="NAME", help="who published it")
        parser.add_argument(
            "--published", default="", metavar="DATE", help="when it was published, as 2026-01-31"
        )
        parser.add_argument(
            "--lang", default="", metavar="CODE", help="its language, as de; else it is detected"
        )
        parser.add_argument("--wait", action="store_true", help="return when all have been read")
        parser.add_argument(
            "--timeout", type=float, default=300, metavar="S", help="wait at most S seconds (300)"
        )

    def handle(
        self,
        *,
        items: list[str],
        source: str,
        published: str,
        lang: str,
        wait: bool,
        timeout: float,
        **_options: object,
    ) -> None:
        details = ArticleDetails(source, _day(published), _language(lang))
        handed_in = list(self._hand_in(items, details))
        bad = len(items) - len(handed_in)
        if wait:
            bad += self._wait(handed_in, timeout)
        elif handed_in:
            self._send(handed_in)
            for item, delivery in handed_in:
                self.stdout.write(f"{delivery.state}  delivery {delivery.pk}  {item}")
            bad += sum(1 for _, delivery in handed_in if delivery.state != Delivery.State.WAITING)
        if bad:
            raise CommandError(f"{bad} of {len(items)} items did not become an article, see above.")

    def _hand_in(self, items: list[str], details: ArticleDetails) -> Iterator[tuple[str, Delivery]]:
        for item in items:
            try:
                yield item, _hand_in(item, details)
            except OSError as error:
                self.stderr.write(f"{item}: can't be read ({error.strerror or error}).")
            except ForbiddenAddress as error:
                self.stderr.write(f"{item}: {error}")

    def _send(self, handed_in: list[tuple[str, Delivery]]) -> None:
        try:
            for _, delivery in handed_in:
                if delivery.state == Delivery.State.WAITING:
                    advance(delivery.pk)
        except (OperationalError, OSError) as error:
            raise CommandError(
                f"The broker does not answer ({error}). The items are kept and go on when it is back."
            ) from error

    def _wait(self, handed_in: list[tuple[str, Delivery]], seconds: float) -> int:
        """Print one line an item, in their order, each as soon as it is through; how many became no article."""
        until = time.monotonic() + seconds
        waiting = any(delivery.state == Delivery.State.WAITING for _, delivery in handed_in)
        with for_command.worker(self._echo) if waiting else nullcontext():
            self._send(handed_in)
            bad = 0
            for item, delivery in handed_in:
                outcome = _outcome(delivery.pk, until)
                self.stdout.write(f"{outcome}  {item}")
                self.stdout.flush()
                bad += not outcome.good
        return bad

    def _echo(self, line: str) -> None:
        self.stderr.write(line)


def _outcome(delivery_id: int, until: float) -> delivery_outcome.Outcome:
    while not (outcome := delivery_outcome.outcome(delivery_id)).final and time.monotonic() < until:
        time.sleep(LOOK_EVERY)
    return outcome


def _hand_in(item: str, details: ArticleDetails) -> Delivery:
    """One item as a delivery. Raises OSError for a file that can't be read, ForbiddenAddress for a bad address."""
    if "://" in item:
        return deliveries.hand_in_url(
            by=None,
            url=item,
            source_name=details.source_name,
            published_on=details.published_on,
            language=details.language,
        )
    # One byte too many is enough to know that a file is too large.
    enough = settings.COALITION_FETCH_LIMIT + 1
    if item == "-":
        name, data = "standard input", sys.stdin.buffer.read(enough)
    else:
        with Path(item).open("rb") as file:
            name, data = Path(item).name, file.read(enough)
    return deliveries.hand_in_bytes(
        by=None,
        data=data,
        name=name,
        source_name=details.source_name,
        published_on=details.published_on,
        language=details.language,
    )


def _day(written: str) -> date | None:
    if not written:
        return None
    try:
        day = date.fromisoformat(written)
    except ValueError as error:
        raise CommandError(f"--published {written}: not a date. Write it as 2026-01-31.") from error
    if day > datetime.now(UTC).date() + timedelta(days=1):
        raise CommandError(f"--published {written}: lies in the future.")
    return day


def _language(written: str) -> str:
    code = written.strip().lower()
    if code and not (code.isascii() and code.isalpha() and len(code) in {2, 3}):
        raise CommandError(f"--lang {written}: not a language code. Write it as de.")
    return code
