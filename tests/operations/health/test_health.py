"""/healthz and /readyz: what a monitor is told."""

from typing import Any

import pytest
from django.core.cache import caches
from django.db import connection
from django.db.migrations.recorder import MigrationRecorder
from django.test import Client, override_settings
from kombu.exceptions import OperationalError

from coalition.celery import app
from coalition.operations.health import checks as health

NOBODY = "redis://127.0.0.1:1/0"  # nothing listens at port 1


def test_the_process_is_alive_whatever_else_is_not(client: Client) -> None:
    answer = client.get("/healthz")
    assert (answer.status_code, answer.json()) == (200, {"status": "ok"})


@pytest.mark.django_db(transaction=True)
def test_ready_with_everything_there(client: Client, celery_worker: Any) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()) == (
        200,
        {
            "status": "ok",
            "checks": dict.fromkeys(("database", "migrations", "broker", "cache", "worker"), "ok"),
        },
    )


@pytest.mark.django_db
@pytest.mark.usefixtures("no_worker")
def test_without_a_worker_it_is_not_ready_and_says_so(client: Client) -> None:
    answer = client.get("/readyz")
    assert (answer.status_code, answer.json()["status"]) == (503, "unavailable")
    assert answer.json()["checks"] == {
        "database": "ok",
        "migrations": "ok",
        "broker": "ok",
        "cache": "ok",
        "worker": "no Celery worker answers",
    }


@pytest.mark.django_db
def test_a_migration_that_is_missing_is_counted() -> None:
    MigrationRecorder(connection).record_unapplied("operations_nobody_knows", "0001")
    assert health.check()["migrations"] == "ok"
    last = MigrationRecorder.Migration.objects.filter(app="sources").latest("name")
    MigrationRecorder(connection).record_unapplied("sources", last.name)
    assert "run manage.py migrate" in health.check()["migrations"]


@pytest.mark.django_db(transaction=True)
def test_a_database_that_is_gone_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    connection.close()
    with monkeypatch.context() as broken:
        broken.setitem(connection.settings_dict, "NAME", "no_such_database")
        answer = client.get("/readyz")
        connection.close()
    assert answer.status_code == 503
    checks = answer.json()["checks"]
    assert "no_such_database" in checks["database"]
    assert "OperationalError" in checks["migrations"]
    assert checks["cache"] == "ok"


@pytest.mark.django_db
def test_a_broker_that_is_gone_is_named(client: Client, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(app.conf, "broker_read_url", NOBODY)
    monkeypatch.setattr(app.conf, "broker_write_url", NOBODY)
    checks = client.get("/readyz").json()["checks"]
    assert "ok" not in (checks["broker"], checks["worker"])
    assert (checks["database"], checks["cache"]) == ("ok", "ok")


@pytest.mark.django_db
def test_a_cache_that_is_gone_is_named(client: Client) -> None:
    gone = {"default": {"BACKEND": "django.core.cache.backends.redis.RedisCache", "LOCATION": NOBODY}}
    with override_settings(CACHES=gone):
        checks = client.get("/readyz").json()["checks"]
    caches.close_all()
    assert "ConnectionError" in checks["cache"]
    assert (checks["database"], checks["broker"]) == ("ok", "ok")


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (OSError("first line\nsecond line"), "OSError: first line"),
        (OSError(), "OSError: no answer"),
        (OperationalError("  \n"), "OperationalError: no answer"),
    ],
)
def test_a_monitor_gets_one_line_whatever_the_error_says(error: Exception, said: str) -> None:
    def fail() -> str:
        raise error

    assert health._ask(fail) == said


@pytest.mark.parametrize("path", ["/healthz", "/readyz"])
def test_a_monitor_asks_and_changes_nothing(client: Client, path: str) -> None:
    assert client.post(path).status_code == 405
