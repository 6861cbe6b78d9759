"""The database's tables: brought up to date, and recognised when they are newer than this program."""

import re
from collections.abc import Callable

from django.core.management import call_command
from django.db import OperationalError, connection, connections
from django.db.migrations.executor import MigrationExecutor

from coalition.operations.run.django_setup import set_up
from coalition.operations.run.embedded.postgres import OLDEST_SUPPORTED
from coalition.operations.run.errors import RunError

# Migrations that version 0.1 had and no later one has: 0.2 begins again with one a room, under the same first names.
OF_0_1 = {
    ("register", "0002_two_clocks_throughout"),
    ("sources", "0002_arrivals"),
    ("readings", "0002_what_a_reading_says"),
    ("review", "0002_desk"),
}


def migrate(echo: Callable[[str], None]) -> int:
    """Apply the migrations that are missing; how many that were.

    Raises RunError when a newer version wrote the database, or version 0.1.
    """
    set_up()
    _check_server_version()
    executor = MigrationExecutor(connection)
    if not OF_0_1.isdisjoint(executor.loader.applied_migrations):
        raise RunError(
            "The database was written by version 0.1, whose tables this version can't take over: name an empty "
            "database (DATABASE_URL) or another data folder (COALITION_DATA), or go on with version 0.1. Nothing was changed."
        )
    if ahead := _newer_migration(executor):
        raise RunError(
            f"The database was written by a newer version of this program ({ahead}): update the program, or name another "
            f"database (DATABASE_URL) or data folder (COALITION_DATA). Nothing was changed."
        )
    missing = len(executor.migration_plan(executor.loader.graph.leaf_nodes()))
    if missing:
        echo(f"Applying {missing} migrations.")
        call_command("migrate", verbosity=0, interactive=False)
    return missing


def _check_server_version() -> None:
    """Whether it answers, and is new enough for the SQL we write."""
    try:
        with connection.cursor() as cursor:
            cursor.execute("SHOW server_version_num")
            version = int(cursor.fetchone()[0]) // 10000
    except OperationalError as error:
        reason = str(error).strip().splitlines()[0]
        raise RunError(f"The database does not answer ({reason}): see to DATABASE_URL.") from error
    if version < OLDEST_SUPPORTED:
        raise RunError(
            f"DATABASE_URL leads to PostgreSQL {version}, and {OLDEST_SUPPORTED} or newer is needed."
        )


def _newer_migration(executor: MigrationExecutor) -> str:
    """The newest applied migration that is newer than all of its app's here, or nothing.

    Unknown older ones are left over from migrations that were squashed, and mean nothing.
    """
    newest: dict[str, int] = {}
    for app, name in executor.loader.disk_migrations:
        newest[app] = max(newest.get(app, 0), _number(name))
    for app, name in sorted(executor.loader.applied_migrations, reverse=True):
        unknown = (app, name) not in executor.loader.disk_migrations
        if unknown and app in newest and _number(name) > newest[app]:
            return f"{app} {name}"
    return ""


def _number(name: str) -> int:
    found = re.match(r"\d+", name)
    return int(found.group()) if found else 0


def close_connections() -> None:
    """Close the connections, so that the database can stop without waiting for us."""
    connections.close_all()
