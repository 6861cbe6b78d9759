"""The site as readers get it: the product's own server, files with hashed names, compressed, with the starter register."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test.utils import override_settings

from coalition.operations import processes
from coalition.operations.bench.pages import free_port, wait_for
from coalition.register import starter
from tests.worker import environment


@pytest.fixture(scope="session")
def product_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("product")
    with override_settings(
        STATIC_ROOT=folder / "static",
        STORAGES={"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}},
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
        wait_for(port, log)
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
    starter.load()
    return product_server
