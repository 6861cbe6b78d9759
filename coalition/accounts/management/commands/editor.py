"""`manage.py editor NAME`: accounts from the command line."""

import getpass
import secrets
import sys
from argparse import ArgumentParser

from django.contrib.auth.password_validation import validate_password
from django.core.exceptions import ValidationError
from django.core.management.base import BaseCommand, CommandError
from django.db import transaction

from coalition.accounts import actions
from coalition.accounts.models import Role, User


class Command(BaseCommand):
    help = (
        "Makes an account, or changes one. The password is asked for; without a terminal, one is made up and printed. "
        "With --role or --reset-second-factor alone an account that exists keeps its password."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("name", metavar="NAME")
        parser.add_argument("--role", choices=Role.values, help="editor (for a new account), or chief")
        parser.add_argument(
            "--reset-second-factor", action="store_true", help="sign-in asks for no code any more"
        )
        parser.add_argument(
            "--password-stdin", action="store_true", help="read the password from standard input"
        )

    @transaction.atomic
    def handle(
        self,
        *,
        name: str,
        role: str | None,
        reset_second_factor: bool,
        password_stdin: bool,
        **_options: object,
    ) -> None:
        user = User.objects.select_for_update().filter(username=name).first()
        made = user is None
        if user is None and reset_second_factor:
            raise CommandError(f"There is no account “{name}”, so it has no second factor either.")
        if user is None:
            user = _new(name)
        elif not user.is_active and not user.has_usable_password():
            raise CommandError(f"“{name}” is the program's own account: choose another name.")
        if role:
            user.role = role
        password, shown = "", False
        if made or password_stdin or not (role or reset_second_factor):
            password, shown = _password(user, from_stdin=password_stdin)
            user.set_password(password)
        revived, user.is_active = not user.is_active, True
        user.save()
        if reset_second_factor:
            actions.reset_second_factor(by=None, user=user)
        state = "made" if made else "switched on again and changed" if revived else "changed"
        self.stdout.write(f"The account “{name}” ({user.role}) was {state}.")
        if shown:
            self.stdout.write(f"Its password: {password}")


def _new(name: str) -> User:
    user = User(username=name)
    try:
        User.username_validator(name)
    except ValidationError as error:
        raise CommandError(f"{name!r} can't be a name: {' '.join(error.messages)}") from error
    if len(name) > 150:
        raise CommandError("The name is too long: 150 characters at most.")
    return user


def _password(user: User, *, from_stdin: bool) -> tuple[str, bool]:
    """The password, and whether it has to be shown because it was made up."""
    if from_stdin:
        password = sys.stdin.readline().rstrip("\r\n")
        if not password:
            raise CommandError("Standard input holds no password: give it as its first line.")
    elif sys.stdin.isatty():
        password = getpass.getpass(f"Password for {user.username}: ")
        if getpass.getpass("Once more: ") != password:
            raise CommandError("The two are not the same: nothing was changed.")
    else:
        return secrets.token_urlsafe(12), True
    try:
        validate_password(password, user)
    except ValidationError as error:
        raise CommandError(" ".join(error.messages)) from error
    return password, False
