"""What a fresh installation needs before its first page: the starter register, an editor, the static files."""

import hashlib
import secrets
from collections.abc import Callable
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import get_finders
from django.core.management import call_command
from django.db import transaction

from coalition.accounts.models import Role, User
from coalition.core.paths import DataPaths
from coalition.operations.run.errors import RunError
from coalition.operations.run.installation import write_private
from coalition.register import actions
from coalition.register.starter import load

FIRST_EDITOR = "editor"


def load_starter(echo: Callable[[str], None]) -> None:
    """The starter register, into the tables that are empty."""
    try:
        loaded = load.load()
    except actions.Refused as refused:
        raise RunError(
            f"{settings.COALITION_CODEBOOK / 'starter'} can't be loaded: {refused} Look with manage.py codebook check."
        ) from refused
    if loaded:
        echo(f"Loaded the starter register: {loaded.countries} countries, {loaded.pledges} pledges.")


@transaction.atomic
def create_first_editor(paths: DataPaths, url: str, echo: Callable[[str], None]) -> None:
    """An account, when nobody can sign in yet; its password is written once, to a file only its owner can read."""
    if any(user.has_usable_password() for user in User.objects.filter(is_active=True)):
        return
    password = secrets.token_urlsafe(12)
    user, _ = User.objects.get_or_create(username=FIRST_EDITOR)
    user.role, user.is_active = Role.CHIEF, True
    user.set_password(password)
    user.save()
    write_private(
        paths.first_editor, f"address:  {url}review/\nname:     {FIRST_EDITOR}\npassword: {password}\n"
    )
    echo(f"Made the first editor, “{FIRST_EDITOR}”.")


def collect_static(paths: DataPaths, echo: Callable[[str], None]) -> None:
    """Static files with a hash in their names, compressed; only when one of them has changed."""
    mark, now = paths.static / ".collected", _fingerprint()
    if mark.exists() and mark.read_text() == now:
        return
    call_command("collectstatic", verbosity=0, interactive=False, clear=True)
    mark.write_text(now)
    echo("Collected the static files.")


def _fingerprint() -> str:
    """Changes whenever a static file does, or the way they are stored."""
    found = [str(settings.STORAGES["staticfiles"])]
    for finder in get_finders():
        for path, storage in finder.list([]):
            about = Path(storage.path(path)).stat()
            found.append(f"{path} {about.st_size} {about.st_mtime_ns}")
    return hashlib.sha256("\n".join(sorted(found)).encode()).hexdigest()
