from argparse import ArgumentParser

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from coalition.operations.progress import ProgressCallback
from coalition.operations.verify import checks
from coalition.operations.verify.errors import Altered


class Command(BaseCommand):
    help = (
        "Proves the register's history: recomputes the hash chain, every quote's place and what is derived."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", default="", metavar="HASH", help="the head that an earlier run printed")

    def handle(self, *, head: str, **_options: object) -> None:
        columns = (
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        # On standard error, so that standard output is the result alone.
        with Progress(*columns, console=Console(stderr=True)) as progress:
            bars = {name: progress.add_task(name, total=size) for name, size in checks.step_counts()}

            def report(name: str) -> ProgressCallback:
                return lambda done: progress.advance(bars[name], done)

            try:
                tip, compared = checks.run(report, head)
            except Altered as found:
                raise CommandError(str(found)) from found
        self.stdout.write(
            f"{tip.sequence} entries, none altered; {compared} quotes stand where they were read."
        )
        self.stdout.write(f"Head: {tip.hash}")
