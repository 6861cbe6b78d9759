from django.core.management.base import BaseCommand, CommandError

from coalition.register.actions import Refused
from coalition.register.starter import load


class Command(BaseCommand):
    help = "Loads the starter register into an empty database; a second run changes nothing."

    def handle(self, *_args: object, **_options: object) -> None:
        try:
            loaded = load.load()
        except Refused as error:
            raise CommandError(str(error)) from error
        if not loaded:
            self.stdout.write("The starter register is already there; nothing was changed.")
            return
        self.stdout.write(
            f"Loaded {loaded.countries} countries, {loaded.memberships} memberships, "
            f"{loaded.pledges} pledges, {loaded.assessments} assessments, {loaded.mandates} mandates "
            f"and {loaded.group_claims} claims on groups."
        )
