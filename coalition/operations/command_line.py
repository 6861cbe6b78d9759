"""`manage.py`: Django's command line, with the embedded services where a command needs them."""

import sys

from django.core.exceptions import ImproperlyConfigured
from django.core.management import execute_from_command_line, get_commands
from environs import EnvError

from coalition.codebook.lexicon import LexiconError
from coalition.codebook.loader import CodebookError
from coalition.operations.run import command as site
from coalition.operations.run.django_setup import set_up
from coalition.operations.run.embedded import for_command
from coalition.operations.run.errors import RunError


def run(arguments: list[str]) -> int:
    """Run a command; the status to end with."""
    if arguments[1:2] == ["run"]:  # it makes what the settings read, so it comes before Django
        return site.main()
    if arguments[1:2] == ["dev"]:
        return _develop()
    try:
        command = _needs_services(arguments)
        if not command:
            execute_from_command_line(arguments)
        else:
            with for_command.services(command, _echo):
                execute_from_command_line(arguments)
    except (RunError, ImproperlyConfigured, EnvError, CodebookError, LexiconError) as error:
        _echo(str(error))
        return 1
    except KeyboardInterrupt:
        _echo("Stopped.")
        return 130
    return 0


def _develop() -> int:
    """The site for working on it; what that needs besides is no part of an installation."""
    try:
        from coalition.operations.development import command
    except ModuleNotFoundError as error:
        _echo(f"{error.name} is missing, which is needed for working on the site: run make dev.")
        return 1
    return command.main()


def _needs_services(arguments: list[str]) -> str:
    """The command's name, or nothing when it uses neither database nor broker."""
    command = arguments[1] if len(arguments) > 1 else ""
    if command in for_command.WITHOUT_SERVICES or {"-h", "--help", "--version"} & set(arguments):
        return ""
    # The project's own commands are known only once its applications are loaded.
    set_up()
    return command if command in get_commands() else ""


def _echo(line: str) -> None:
    sys.stderr.write(f"{line}\n")
    sys.stderr.flush()
