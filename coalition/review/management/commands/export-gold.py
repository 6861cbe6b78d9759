"""`manage.py export-gold`: what editors decided, as an annotated set for `evaluate`."""  # noqa: N999 - the command's name

from argparse import ArgumentParser
from pathlib import Path

from django.core.management.base import BaseCommand, CommandError

from coalition.review.learning import gold


class Command(BaseCommand):
    help = (
        "Write the claims that editors accepted, amended and rejected as an annotated set: gold.jsonl and texts/. "
        "It knows of no claim that every reader has missed, so recall measured on it is too high."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("folder", type=Path, metavar="DIR", help="where to write; made if it is missing")

    def handle(self, *, folder: Path, **_options: object) -> None:
        try:
            articles, claims = gold.write(folder)
        except OSError as error:
            raise CommandError(f"{folder}: can't be written ({error.strerror}).") from error
        self.stdout.write(f"{articles} articles with {claims} claims written to {folder}.")
