"""The tests' database was empty once and was migrated: it is just what the models say."""

import pgtrigger
import pytest
from django.apps import apps
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from coalition.register.models.append_only import AppendOnly

pytestmark = pytest.mark.django_db
MODELS = [
    model for model in apps.get_models(include_auto_created=True) if model.__module__.startswith("coalition.")
]


def test_no_model_says_more_than_its_migrations():
    call_command(
        "makemigrations", check_changes=True, dry_run=True, verbosity=0
    )  # exits when something is missing


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
def test_every_table_has_the_columns_constraints_and_indexes_of_its_model(model):
    table = model._meta.db_table
    with connection.cursor() as cursor:
        columns = {
            column.name: column.null_ok
            for column in connection.introspection.get_table_description(cursor, table)
        }
        guards = set(connection.introspection.get_constraints(cursor, table))
    generated = {field.column: field.null for field in model._meta.local_concrete_fields}
    assert generated.items() <= columns.items()
    named = {one.name for one in (*model._meta.constraints, *model._meta.indexes)}
    assert named <= guards


@pytest.mark.parametrize(
    ("model", "trigger"),
    pgtrigger.registered(),
    ids=[f"{model._meta.label}: {trigger.name}" for model, trigger in pgtrigger.registered()],
)
def test_every_trigger_is_installed_as_it_is_written(model, trigger):
    status, enabled = trigger.get_installation_status(model)
    assert (status, enabled) == ("INSTALLED", True)


def test_every_table_of_the_record_is_guarded():
    record = {model for model in MODELS if issubclass(model, AppendOnly)}
    for name in ("append_only", "never_emptied"):
        assert {model for model, trigger in pgtrigger.registered() if trigger.name == name} >= record


def test_each_room_has_one_migration_to_begin_with():
    found: dict[str, list[str]] = {}
    for app, name in MigrationLoader(None).disk_migrations:
        found.setdefault(app, []).append(name)
    rooms = {model._meta.app_label for model in MODELS}
    assert all(min(found[room]) == "0001_initial" for room in rooms)
