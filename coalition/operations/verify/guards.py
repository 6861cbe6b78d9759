"""The triggers and constraints that keep the tables of the record as they are, and what is derived from them."""

import pgtrigger
from django.apps import apps
from django.db import connection

from coalition.operations.progress import ProgressCallback
from coalition.operations.verify.errors import Altered
from coalition.register import evidence_rules
from coalition.register.models.append_only import AppendOnly


def check_guards(on_progress: ProgressCallback) -> None:
    """Raise Altered when a table has lost a trigger or a constraint, one is switched off, or the rules are others."""
    with connection.cursor() as cursor:
        cursor.execute(
            "SELECT relname, tgname FROM pg_trigger JOIN pg_class ON tgrelid = pg_class.oid"
            " WHERE tgenabled IN ('O', 'A') AND NOT tgisinternal"
        )
        found = set(cursor.fetchall())
        cursor.execute("SELECT relname, conname FROM pg_constraint JOIN pg_class ON conrelid = pg_class.oid")
        found |= set(cursor.fetchall())
        cursor.execute("SELECT tablename, indexname FROM pg_indexes")  # some constraints are unique indexes
        found |= set(cursor.fetchall())
    for table, guard in guards():
        if (table, guard) not in found:
            raise Altered(f"The table {table} is no longer guarded: {guard} is missing or switched off.")
        on_progress(1)
    if slug := evidence_rules.out_of_step():
        raise Altered(f"The rule of “{slug}” in the database is not the codebook's. Run manage.py migrate.")


def guards() -> list[tuple[str, str]]:
    """What keeps the tables of the record as they are: table and name of each trigger and constraint."""
    triggers = [(model._meta.db_table, trigger.get_pgid(model)) for model, trigger in pgtrigger.registered()]
    record = [model._meta for model in apps.get_models() if issubclass(model, AppendOnly)]
    constraints = [(meta.db_table, one.name) for meta in record for one in meta.constraints]
    return sorted(triggers) + sorted(constraints)
