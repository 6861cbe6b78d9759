from argparse import ArgumentParser
from typing import Any

from django.core.management.base import BaseCommand, CommandError
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

from coalition.operations import verify


class Command(BaseCommand):
    help = (
        "Proves the register's history: recomputes the hash chain, every quote's place and what is derived."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("--head", default="", metavar="HASH", help="the head that an earlier run printed")

    def handle(self, *_args: Any, **options: Any) -> None:
        columns = (
            TextColumn("{task.description:<10}"),
            BarColumn(),
            MofNCompleteColumn(),
            TimeRemainingColumn(),
        )
        # On standard error, so that standard output is the result alone.
        with Progress(*columns, console=Console(stderr=True)) as progress:
            bars = {name: progress.add_task(name, total=size) for name, size in verify.sizes()}

            def told(name: str) -> verify.Told:
                return lambda done: progress.advance(bars[name], done)

            try:
                head = verify.chain(told("chain"), options["head"])
                verify.strays(told("strays"))
                verify.guards(told("guards"))
                held = verify.quotes(told("quotes"))
                verify.snapshots(told("snapshots"))
                verify.derived(told("standings"))
            except verify.Altered as found:
                raise CommandError(str(found)) from found
        self.stdout.write(f"{head.sequence} entries, none altered; {held} quotes stand where they were read.")
        self.stdout.write(f"Head: {head.hash}")
