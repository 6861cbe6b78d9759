"""Synthetic history for load tests: as deep as wanted, the same for the same seed, with a chain that verifies.

Written with COPY and without triggers, for which the connection must be a superuser's; only into an empty register.
Assessments of ten years come in the order of their recording; of a hundred, four are corrections of a recent one and
one is a retraction, some wait for a condition, some have two pieces of evidence, some dates are inexact.
"""

import random

from django.contrib.postgres.indexes import GistIndex
from django.db import connection, transaction

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.operations.progress import ProgressCallback
from coalition.operations.sample.generator import COUNTRIES, HistoryGenerator
from coalition.operations.sample.table_writer import COLUMNS, TableWriter
from coalition.register.chain import ledger
from coalition.register.models import Condition, Country, Entry, Standing

ACCOUNT = "sample"


class NotEmpty(Exception):
    """The register holds something already; sample data is never mixed with a record."""


@transaction.atomic
def fill(
    *, pledges: int, assessments: int, seed: int, on_progress: ProgressCallback = lambda _done: None
) -> ledger.Head:
    """Fill the empty register; the newest entry then. Raises NotEmpty."""
    ledger.begin()
    if Entry.objects.exists():
        raise NotEmpty("The register is not empty: sample data only goes into an empty installation.")
    by = User.objects.get_or_create(username=ACCOUNT, defaults={"is_active": False, "password": "!"})[0]
    Country.objects.bulk_create([Country(code=code) for code in COUNTRIES], ignore_conflicts=True)
    world = [condition.slug for condition in codebook().conditions if condition.scope == "world"]
    conditions = [Condition.objects.get_or_create(slug=slug, country=None)[0] for slug in world]
    indexes = [index for index in Standing._meta.indexes if isinstance(index, GistIndex)]
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.remove_index(Standing, index)
    with connection.cursor() as cursor:
        # Without the triggers of each row; the chain and `verify` prove what they would have.
        cursor.execute("SET LOCAL session_replication_role = replica")
        generator = random.Random(seed)  # noqa: S311 - not for secrets
        with TableWriter(cursor) as writer:
            tip = HistoryGenerator(writer, generator, by, conditions).write(pledges, assessments, on_progress)
        cursor.execute("SET LOCAL session_replication_role = origin")
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.add_index(Standing, index)
        for table in COLUMNS:
            if table != "entry":
                editor.execute(
                    f"SELECT setval(pg_get_serial_sequence('register_{table}', 'id'), max(id)) FROM register_{table}"  # noqa: S608 - names of ours
                )
        editor.execute(
            "SELECT setval(pg_get_serial_sequence('register_pledge', 'id'), max(id)) FROM register_pledge"
        )
        # What PostgreSQL last saw of the tables is that they were empty, and it would plan for that.
        for table in (*COLUMNS, "pledge", "participation"):
            editor.execute(f"ANALYZE register_{table}")
    return tip
