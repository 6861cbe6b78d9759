"""What every test can use. Plain `pytest` works with nothing running: see tests/services.py."""

import os
import shutil
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import hypothesis
import pytest
from django.db import connection
from pytest_django import DjangoDbBlocker

from coalition.core.i18n import catalogues
from coalition.operations import broker
from coalition.public.matrix_data import queries
from coalition.public.sharing import card as card_of_selection
from tests import network, rooms, services
from tests.worker import PATIENCE, Worker

network.forbid()
# How long an example takes, or is in the making, says nothing on a machine that others use too. Where changes are
# merged every run tries the same examples, so that a change is never held up by what it has nothing to do with; at
# our desks every run tries new ones.
hypothesis.settings.register_profile(
    "house",
    deadline=None,
    suppress_health_check=[hypothesis.HealthCheck.too_slow],
    derandomize=bool(os.environ.get("CI")),
    print_blob=True,
)
hypothesis.settings.load_profile("house")
# No test begins so shortly before midnight in UTC that it could end on another day than it began.
NEAR_MIDNIGHT = timedelta(seconds=45)
# The tables of the record refuse to be emptied (see register/models/append_only.py); a test's own flush may.
os.environ["PGOPTIONS"] = f"{os.environ.get('PGOPTIONS', '')} -c coalition.flush=allowed".strip()


def pytest_configure(config: pytest.Config) -> None:
    rooms.register_markers(config)
    catalogues.compile_all()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    rooms.mark(items)


def pytest_unconfigure() -> None:
    services.end()


@pytest.hookimpl(tryfirst=True)
def pytest_runtest_setup() -> None:
    while (now := datetime.now(UTC)).date() != (now + NEAR_MIDNIGHT).date():
        time.sleep(1)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup: None, django_db_blocker: DjangoDbBlocker) -> Iterator[None]:
    """The database of this process. PostgreSQL may not know yet that servers of ours were killed: it can't be dropped then."""
    yield
    with django_db_blocker.unblock(), connection.cursor() as cursor:
        cursor.execute(
            "SELECT pg_terminate_backend(pid, 60000) FROM pg_stat_activity"
            " WHERE datname = current_database() AND pid <> pg_backend_pid() AND backend_type = 'client backend'"
        )


@pytest.fixture(autouse=True)
def _no_answers_of_another_register() -> None:
    """What a process keeps by the register's version. A site has one register; here each test has one, and all begin at 0."""
    queries._days_of_change.cache_clear()
    card_of_selection.png.cache_clear()


@pytest.fixture(scope="session")
def _worker_process(django_db_setup: None) -> Iterator[Worker]:
    """One for the session: starting Celery takes seconds. It takes tasks only while a test uses `celery_worker`."""
    worker = Worker()
    yield worker
    worker.stop()


@pytest.fixture
def celery_worker(
    transactional_db: None, monkeypatch: pytest.MonkeyPatch, _worker_process: Worker
) -> Iterator[Worker]:
    """A real Celery worker, a process of its own on the test's database and broker.

    Tasks that the test (or a page it opens) sends are run by it; `celery_worker.wait_idle()` returns when none is left.
    """
    monkeypatch.setattr(
        broker, "PING_TIMEOUT", PATIENCE
    )  # on a busy machine it answers late, and yet is there
    _worker_process.open()
    yield _worker_process
    _worker_process.close()


@pytest.fixture
def no_worker(_worker_process: Worker) -> None:
    """The session's worker has ended, if another test had started it; the next that wants it starts it again."""
    _worker_process.kill()


CHROMIUM_FLAGS = [
    "--no-sandbox",  # Chromium's own sandbox can't be had as root
    "--disable-gpu",
    "--disable-dev-shm-usage",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-quic",
    "--no-first-run",
    "--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1",
]


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    # Playwright keeps an event loop on this thread from here on, and Django would take every query for an async one.
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"
    names = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
    found = os.environ.get("CHROMIUM") or next(filter(None, map(shutil.which, names)), None)
    own = {"executable_path": found} if found else {}  # else the one Playwright has downloaded
    return {**browser_type_launch_args, **own, "args": CHROMIUM_FLAGS}
