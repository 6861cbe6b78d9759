"""`manage.py codebook new NAME` begins a codebook; `manage.py codebook check [NAME]` tells what one lacks."""

from pathlib import Path

from django.conf import settings
from django.core.management import BaseCommand, CommandError, CommandParser

from coalition.codebook import skeleton_writer
from coalition.codebook.checks import all_findings


class Command(BaseCommand):
    help = "Begins a codebook, or tells in one line each what a codebook lacks and for which page, rule or language."
    requires_system_checks: list[str] = []  # a wrong codebook is what this is for

    def add_arguments(self, parser: CommandParser) -> None:
        verbs = parser.add_subparsers(dest="verb", required=True)
        new = verbs.add_parser("new", help="write a skeleton that validates and starts")
        new.add_argument("name", help="of the folder in codebooks/, or the path of a folder elsewhere")
        new.add_argument("--place", default="", help="what it is about, as texts name it")
        check = verbs.add_parser(
            "check",
            help="tell what is missing; ends with 1 when something is without which the site can't do",
        )
        check.add_argument(
            "name", nargs="?", default="", help="a folder in codebooks/ or elsewhere; else the one in use"
        )

    def handle(self, *, verb: str, name: str, place: str = "", **_options: object) -> None:
        if verb == "new":
            self._new(_folder(name), place)
        else:
            self._check(_folder(name) if name else settings.COALITION_CODEBOOK)

    def _new(self, folder: Path, place: str) -> None:
        try:
            skeleton_writer.write(folder, place)
        except (skeleton_writer.SkeletonError, OSError) as error:
            raise CommandError(str(error)) from error
        name = folder.name if folder.parent == settings.BASE_DIR / "codebooks" else folder
        self.stdout.write(
            f"Wrote {folder}. Change it, look what is missing with `manage.py codebook check {name}`, "
            f"and start it: COALITION_CODEBOOK={name} make run"
        )

    def _check(self, folder: Path) -> None:
        found = all_findings(folder, [code for code, _name in settings.LANGUAGES])
        for one in found:
            self.stdout.write(str(one))
        if lacking := sum(one.required for one in found):
            raise CommandError(f"{folder} can't be used yet: {lacking} missing.")
        self.stdout.write(f"{folder} can be used; {len(found)} warnings.")


def _folder(name: str) -> Path:
    """A path is taken as it is; a bare name is a folder in codebooks/."""
    return Path(name) if "/" in name else settings.BASE_DIR / "codebooks" / name
