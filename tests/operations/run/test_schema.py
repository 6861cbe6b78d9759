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


# As `django_migrations` of version 0.1 held them.
OF_0_1 = {
    "accounts": ["0001_initial", "0002_tokens", "0003_tokens_run_out"],
    "register": [
        "0001_initial",
        "0002_two_clocks_throughout",
        "0003_corrections_stay_with_their_thing",
        "0004_derive_standings",
        "0005_find_standings_by_the_index_alone",
        "0006_leap_from_day_to_day",
        "0007_count_reports_of_what_is_repeated",
    ],
    "sources": ["0001_initial", "0002_arrivals", "0003_search"],
}


@pytest.mark.parametrize("rooms", [list(OF_0_1), ["register"], ["sources"]])
def test_a_database_of_version_0_1_is_refused_in_one_line_that_says_what_to_do(rooms: list[str]) -> None:
    recorder = MigrationRecorder(connection)
    recorder.migration_qs.filter(app__in=OF_0_1).delete()
    for room in rooms:
        for name in OF_0_1[room]:
            recorder.record_applied(room, name)
    with pytest.raises(RunError) as refused:
        schema.migrate(print)
    line = str(refused.value)
    assert line.startswith("The database was written by version 0.1")
    assert "COALITION_DATA" in line
    assert "newer version" not in line
    assert "\n" not in line


@pytest.mark.parametrize(("app", "name"), [("register", "0000_squashed_away"), ("gone_app", "9999_whatever")])
def test_leftovers_of_squashed_migrations_and_removed_apps_mean_nothing(app: str, name: str) -> None:
    MigrationRecorder(connection).record_applied(app, name)
    assert schema.migrate(print) == 0


def test_an_old_server_is_named(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(schema, "OLDEST_SUPPORTED", 99)
    with pytest.raises(RunError, match=r"DATABASE_URL leads to PostgreSQL \d+, and 99 or newer is needed"):
        schema.migrate(print)
