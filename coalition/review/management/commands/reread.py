"""`manage.py reread`: repeats readings when the reader got better, and shows what that changed."""

from argparse import ArgumentParser, ArgumentTypeError
from collections.abc import Iterable
from datetime import UTC, date, datetime, time
from typing import TypedDict, Unpack

from django.core.management.base import BaseCommand, CommandError
from django.db.models import Exists, OuterRef, QuerySet

from coalition.readings import reader, runs
from coalition.readings.diff import ReadingDiff, compare
from coalition.readings.models import Claim, Reading
from coalition.review.suggestions.propose import propose
from coalition.sources.models import Article


class Options(TypedDict):
    """What the command line says."""

    since: date | None
    article: list[int]
    all: bool


class Command(BaseCommand):
    help = (
        "Read articles again with the configured reader, print what changed, and bring the suggestions up to date: "
        "what an editor has decided is not asked again. Without options: the articles that this reader has not read "
        "in its present version, or in vain."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--since",
            type=_day,
            metavar="DATE",
            help="only articles fetched on or after that day",
        )
        parser.add_argument(
            "--article", type=int, action="append", default=[], metavar="ID", help="this article (repeatable)"
        )
        parser.add_argument(
            "--all", action="store_true", help="also those that this version has read already"
        )

    def handle(self, **options: Unpack[Options]) -> None:
        articles = self._articles(options)
        count = dict.fromkeys(("read", "failed", "gone", "new", "changed"), 0)
        for article_id in articles:
            reading, difference = _reread(article_id)
            count["read"] += 1
            if reading.outcome == Reading.Outcome.FAILED:
                count["failed"] += 1
                self.stdout.write(f"article {article_id}: failed: {reading.reason}")
            for name in ("gone", "new", "changed"):
                count[name] += len(getattr(difference, name))
            self._show(reading, difference)
        self.stdout.write(
            "Articles read: {read}, failed: {failed}. Claims gone: {gone}, new: {new}, changed: {changed}.".format(
                **count
            )
        )

    def _articles(self, options: Options) -> Iterable[int]:
        articles: QuerySet[Article] = Article.objects.order_by("pk")
        if chosen := options["article"]:
            articles = articles.filter(pk__in=chosen)
            if missing := sorted(set(chosen) - set(articles.values_list("pk", flat=True))):
                raise CommandError(f"There is no article {missing[0]}.")
        if since := options["since"]:
            articles = articles.filter(fetched_at__gte=datetime.combine(since, time.min, UTC))
        if not options["all"] and not chosen:
            name, version = reader.configured_reader()
            read = Reading.objects.filter(article=OuterRef("pk"), reader=name, version=version)
            articles = articles.exclude(Exists(read.exclude(outcome=Reading.Outcome.FAILED)))
        # Ids alone: an article's text is fetched when its turn comes.
        return articles.values_list("pk", flat=True).iterator()

    def _show(self, reading: Reading, difference: ReadingDiff) -> None:
        if not difference and not reading.note:
            return
        self.stdout.write(f"article {reading.article_id}: {reading.article}")
        if reading.note:
            self.stdout.write(f"  {reading.note}")
        for claim in difference.gone:
            self.stdout.write(f"  - {_line(claim)}")
        for claim in difference.new:
            self.stdout.write(f"  + {_line(claim)}")
        for old, new in difference.changed:
            self.stdout.write(f"  - {_line(old)}\n  + {_line(new)}")


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise ArgumentTypeError(f"{text} is no date; write it like 2026-03-31") from error


def _reread(article_id: int) -> tuple[Reading, ReadingDiff]:
    current = Claim.objects.current().filter(reading__article=article_id)
    before = list(current)
    reading = (
        Reading.objects.select_related("article")
        .defer("article__text")
        .get(pk=runs.read_article(article_id, again=True))
    )
    propose(reading.pk)
    return reading, compare(before, current.all())


def _line(claim: Claim) -> str:
    conditions = f" if {', '.join(claim.conditions)}" if claim.conditions else ""
    quote = " ".join(claim.quote.split())
    return f"{claim.country} {claim.kind} {claim.status}{conditions} [{claim.start}:{claim.end}] {quote}"
