"""The database is migrated at the start, unless a newer program wrote it or the server is too old."""

import pytest
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder

from coalition.operations.run import schema
from coalition.operations.run.errors import RunError

pytestmark = pytest.mark.django_db


def test_what_is_up_to_date_is_left_alone_and_says_nothing() -> None:
    printed: list[str] = []
    assert schema.migrate(printed.append) == 0
    assert printed == []


def test_a_database_of_a_newer_program_is_refused_untouched() -> None:
    MigrationRecorder(connection).record_applied("register", "9999_from_the_future")
    with pytest.raises(
        RunError,
        match=r"newer version of this program \(register 9999_from_the_future\).*Nothing was changed",
    ):
        schema.migrate(print)


@pytest.mark.parametrize(("app", "name"), [("register", "0000_squashed_away"), ("gone_app", "9999_whatever")])
def test_leftovers_of_squashed_migrations_and_removed_apps_mean_nothing(app: str, name: str) -> None:
    MigrationRecorder(connection).record_applied(app, name)
    assert schema.migrate(print) == 0


def test_an_old_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "OLDEST_SUPPORTED", 99)
    with pytest.raises(RunError, match=r"DATABASE_URL leads to PostgreSQL \d+, and 99 or newer is needed"):
        schema.migrate(print)
