"""`manage.py load_feeds`: a first list of sources, none of them polled until a chief resumes it."""

from django.core.management.base import BaseCommand

from coalition.sources import source_admin


class Command(BaseCommand):
    help = "Adds the feeds of the codebook (feeds.csv) that are not there yet. All are paused: resume those you want."
    requires_system_checks = []

    def handle(self, *_args: object, **_options: object) -> None:
        self.stdout.write(f"{source_admin.load_feeds(by=None)} sources added, paused.")
