"""A database of a benchmark's own, on the same server, thrown away afterwards."""

from collections.abc import Iterator
from contextlib import contextmanager

from django.core.management import call_command
from django.db import connection
from psycopg import sql


@contextmanager
def database(name: str, *, migrate: bool = True, keep: bool = False) -> Iterator[None]:
    """Point Django's connection at a fresh database of that name, migrated; the site's own is not touched.

    With `keep` one that is there already is used as it is, and stays.
    """
    own = connection.settings_dict["NAME"]
    if name == own:
        raise ValueError(f"{name} is the site's own database.")
    if not keep:
        _drop(name)
    if not _exists(name):
        _administer("CREATE DATABASE {}", name)
    point_at(name)
    try:
        if migrate:
            call_command("migrate", verbosity=0, interactive=False, skip_checks=True)
        yield
    finally:
        point_at(own)
        if not keep:
            _drop(name)


def point_at(name: str) -> None:
    """Go on in another of the benchmark's databases."""
    connection.close()
    connection.settings_dict["NAME"] = name


def _exists(name: str) -> bool:
    with connection._nodb_cursor() as cursor:
        cursor.execute("SELECT 1 FROM pg_database WHERE datname = %s", [name])
        return cursor.fetchone() is not None


def _drop(name: str) -> None:
    _administer("DROP DATABASE IF EXISTS {} WITH (FORCE)", name)


def _administer(statement: str, name: str) -> None:
    with connection._nodb_cursor() as cursor:  # Django's own way for test databases
        cursor.execute(sql.SQL(statement).format(sql.Identifier(name)))
