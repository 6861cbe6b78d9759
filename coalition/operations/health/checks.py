"""What the site needs, asked one by one."""

from collections.abc import Callable

from django.core.cache import cache
from django.db import DatabaseError, connection
from django.db.migrations.executor import MigrationExecutor
from kombu.exceptions import OperationalError
from redis.exceptions import RedisError

from coalition.celery import app
from coalition.operations import broker as queue


def check() -> dict[str, str]:
    """`ok`, or one sentence, for the database, the migrations, the broker, the cache and a worker."""
    return {name: _ask(question) for name, question in QUESTIONS.items()}


def _ask(question: Callable[[], str]) -> str:
    try:
        return question()
    except (DatabaseError, OperationalError, RedisError, OSError) as error:
        return f"{type(error).__name__}: {str(error).strip().splitlines()[0] if str(error).strip() else 'no answer'}"


def _database() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT 1")
    return "ok"


def _migrations() -> str:
    executor = MigrationExecutor(connection)
    missing = executor.migration_plan(executor.loader.graph.leaf_nodes())
    return f"{len(missing)} migrations have not been applied: run manage.py migrate" if missing else "ok"


def _broker() -> str:
    with app.connection_for_read() as broker:
        broker.ensure_connection(max_retries=1, timeout=1)
    return "ok"


def _cache() -> str:
    cache.get("readyz")
    return "ok"


def _worker() -> str:
    return "ok" if queue.has_worker() else "no Celery worker answers"


QUESTIONS: dict[str, Callable[[], str]] = {
    "database": _database,
    "migrations": _migrations,
    "broker": _broker,
    "cache": _cache,
    "worker": _worker,
}
