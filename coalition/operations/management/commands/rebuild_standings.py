from django.core.management.base import BaseCommand
from rich.console import Console
from rich.progress import Progress

from coalition.register.derived import standings
from coalition.register.models import Pledge


class Command(BaseCommand):
    help = (
        "Derives the standings (which assessment a pledge stood at, on every day) anew from the assessments."
    )

    def handle(self, *_args: object, **_options: object) -> None:
        with Progress(console=Console(stderr=True)) as progress:
            bar = progress.add_task("pledges", total=Pledge.objects.count())
            written = standings.rebuild(lambda done: progress.advance(bar, done))
        self.stdout.write(f"{written} standings.")
