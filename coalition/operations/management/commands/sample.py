from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from django.db import connection
from rich.console import Console
from rich.progress import Progress

from coalition.operations.sample import articles as sample_articles
from coalition.operations.sample import history


class Command(BaseCommand):
    help = (
        "Fills an empty installation with synthetic data for load tests; the same seed gives the same data."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--pledges", type=int, required=True, metavar="N")
        parser.add_argument("--assessments", type=int, required=True, metavar="M")
        parser.add_argument("--articles", type=int, default=0, metavar="K")
        parser.add_argument("--seed", type=int, default=1, metavar="S")

    def handle(self, *_args: Any, **options: Any) -> None:
        if options["pledges"] < 1 or options["assessments"] < 0 or options["articles"] < 0:
            raise CommandError("Give at least one pledge, and no negative numbers.")
        with Progress(console=Console(stderr=True)) as progress:
            assessments = progress.add_task("assessments", total=options["assessments"])
            articles = progress.add_task("articles", total=options["articles"])
            try:
                tip = history.fill(
                    pledges=options["pledges"],
                    assessments=options["assessments"],
                    seed=options["seed"],
                    told=lambda done: progress.advance(assessments, done),
                )
            except history.NotEmpty as error:
                raise CommandError(str(error)) from error
            sample_articles.fill(
                options["articles"], options["seed"], told=lambda done: progress.advance(articles, done)
            )
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        self.stdout.write(f"{tip.sequence} entries. Head: {tip.hash}")
