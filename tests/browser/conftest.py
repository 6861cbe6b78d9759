"""The site as readers get it: the product's own server, files with hashed names, compressed, with the starter register."""

import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.db import connection
from django.test.utils import override_settings
from playwright.sync_api import Browser, expect

from coalition.operations.run import processes
from coalition.register.starter import load
from tests.ports import free_port, wait_for
from tests.worker import environment

PATIENCE = 120.0  # seconds; only a broken page needs so long
expect.set_options(timeout=PATIENCE * 1000)


@pytest.fixture(autouse=True)
def _no_page_is_left(transactional_db: None, browser: Browser) -> Iterator[None]:
    """Before the database is emptied, every page is closed, and the servers have answered what it had asked."""
    yield
    for context in browser.contexts:
        context.close()
    deadline = time.monotonic() + PATIENCE
    with connection.cursor() as cursor:
        while True:
            cursor.execute(
                "SELECT count(*) FROM pg_stat_activity WHERE datname = current_database()"
                " AND pid <> pg_backend_pid() AND backend_type = 'client backend' AND state <> 'idle'"
            )
            if cursor.fetchone() == (0,):
                return
            assert time.monotonic() < deadline, "Somebody still works with the test's database."
            time.sleep(0.02)


@pytest.fixture(scope="session")
def product_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("product")
    with override_settings(
        STATIC_ROOT=folder / "static",
        STORAGES={"staticfiles": {"BACKEND": "coalition.core.stylesheets.JoiningStorage"}},
    ):
        call_command("collectstatic", verbosity=0, interactive=False)
    return folder


@pytest.fixture(scope="session")
def live_port() -> int:
    """Where pages look for the live process; nothing listens there unless a test starts it."""
    return free_port()


@contextmanager
def served(interface: str, port: int, folder: Path, live_port: int) -> Iterator[str]:
    """The pages (wsgi) or what they listen to (asgi), as `make run` serves them, on the test's database."""
    command = [sys.executable, "-m", "granian", "--interface", interface, "--host", "127.0.0.1"]
    command += ["--port", str(port), "--workers", "1", "--no-ws", f"coalition.{interface}:application"]
    env = {
        **environment(),
        "DJANGO_SETTINGS_MODULE": "coalition.settings",
        "COALITION_DATA": str(folder),
        "SECRET_KEY": "only for tests",
        "LIVE_PORT": str(live_port),
    }
    log = folder / f"{interface}.log"
    child = processes.start(command, log=log, env=env)
    try:
        wait_for(child, port, log)
        yield f"http://127.0.0.1:{port}"
    finally:
        processes.stop(child)


@pytest.fixture(scope="session")
def product_server(django_db_setup: None, product_folder: Path, live_port: int) -> Iterator[str]:
    """One server for the session; it starts in seconds."""
    with served("wsgi", free_port(), product_folder, live_port) as address:
        yield address


@pytest.fixture
def product(transactional_db: None, product_server: str) -> str:
    """The address of the site with the starter register loaded."""
    load.load()
    return product_server
