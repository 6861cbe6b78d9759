from argparse import ArgumentParser

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

    def handle(self, *, pledges: int, assessments: int, articles: int, seed: int, **_options: object) -> None:
        if pledges < 1 or assessments < 0 or articles < 0:
            raise CommandError("Give at least one pledge, and no negative numbers.")
        with Progress(console=Console(stderr=True)) as progress:
            assessments_bar = progress.add_task("assessments", total=assessments)
            articles_bar = progress.add_task("articles", total=articles)
            try:
                tip = history.fill(
                    pledges=pledges,
                    assessments=assessments,
                    seed=seed,
                    on_progress=lambda done: progress.advance(assessments_bar, done),
                )
            except history.NotEmpty as error:
                raise CommandError(str(error)) from error
            sample_articles.fill(
                articles,
                seed,
                on_progress=lambda done: progress.advance(articles_bar, done),
            )
        with connection.cursor() as cursor:
            cursor.execute("VACUUM ANALYZE")
        self.stdout.write(f"{tip.sequence} entries. Head: {tip.hash}")
