"""The site as readers get it: the product's own server, files with hashed names, compressed, with the starter register."""

import sys
from collections.abc import Iterator

import pytest
from django.core.management import call_command
from django.test.utils import override_settings

from coalition.operations import processes
from coalition.operations.bench.pages import free_port, wait_for
from coalition.register import starter
from tests.worker import environment


@pytest.fixture(scope="session")
def _product(django_db_setup: None, tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """One server for the session, on the test's database; it starts in seconds."""
    folder = tmp_path_factory.mktemp("product")
    with override_settings(
        STATIC_ROOT=folder / "static",
        STORAGES={"staticfiles": {"BACKEND": "whitenoise.storage.CompressedManifestStaticFilesStorage"}},
    ):
        call_command("collectstatic", verbosity=0, interactive=False)
    port = free_port()
    options = ["--interface", "wsgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1"]
    options += ["--blocking-threads", "2", "--no-ws"]
    # Nothing is shared with other tests but the database; the live process is not there.
    child = processes.start(
        [sys.executable, "-m", "granian", *options, "coalition.wsgi:application"],
        log=folder / "web.log",
        env={
            **environment(),
            "DJANGO_SETTINGS_MODULE": "coalition.settings",
            "COALITION_DATA": str(folder),
            "SECRET_KEY": "only for tests",
            "LIVE_URL": f"http://127.0.0.1:{port}/nobody/",
        },
    )
    try:
        wait_for(port, folder / "web.log")
        yield f"http://127.0.0.1:{port}"
    finally:
        processes.stop(child)


@pytest.fixture
def product(transactional_db: None, _product: str) -> str:
    """The address of the site with the starter register loaded."""
    starter.load()
    return _product
