"""A database of a benchmark's own, on the same server, thrown away afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from psycopg import sql


@contextmanager
def database(name: str, *, migrate: bool = True) -> Iterator[None]:
    """Point Django's connection at a fresh database of that name, migrated; the site's own is not touched."""
    own = connection.settings_dict["NAME"]
    if name == own:
        raise ValueError(f"{name} is the site's own database.")
    _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)
    _administer("CREATE DATABASE {}", name)
    _point_at(name)
    try:
        if migrate:
            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        yield
    finally:
        _point_at(own)
        _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _point_at(name: str) -> None:
    connection.close()
    connection.settings_dict["NAME"] = name


def _administer(statement: str, name: str) -> None:
    with connection._nodb_cursor() as cursor:  # Django's own way for test databases
        cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))
