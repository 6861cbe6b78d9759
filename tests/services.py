"""The database and the broker of a test run: those the environment names, else our own for its duration."""

import os
import re
import shutil
import tempfile
from collections.abc import Callable, Mapping
from functools import partial
from pathlib import Path
from urllib.parse import quote

from coalition.core.paths import DataPaths
from coalition.operations.run.embedded import postgres, valkey

# Set by the first process of a run; the workers of pytest-xdist inherit it with the addresses.
FOLDER = "COALITION_TEST_FOLDER"
OUR_BROKER = "COALITION_TEST_BROKER"
# What a developer may have set for `make run` must not change what the tests see.
NOT_FOR_TESTS = re.compile(
    r"(COALITION|LLM)_.*|ALLOWED_HOSTS|BEHIND_HTTPS|DATABASE_REPLICA_URL|DEBUG|EMAIL_URL|HOST|LIVE_URL|LOG_LEVEL|PORT|SENTRY_DSN"
)

_running: list[Callable[[], object]] = []


def ensure() -> None:
    """Set DATABASE_URL, BROKER_URL, CACHE_URL and COALITION_DATA; start what no address was given for."""
    if FOLDER not in os.environ:
        _begin()
    if OUR_BROKER in os.environ:  # every worker of pytest-xdist has two databases of its own there
        paths = DataPaths(Path(os.environ[FOLDER]))
        number = 2 * int(os.environ.get("PYTEST_XDIST_WORKER", "gw-1").removeprefix("gw")) + 2
        os.environ["BROKER_URL"] = f"redis+socket://{paths.valkey_socket}?virtual_host={number}"
        os.environ["CACHE_URL"] = f"unix://{paths.valkey_socket}?db={number + 1}"


def _begin() -> None:
    folder = Path(tempfile.mkdtemp(prefix="coalition-tests-"))
    paths = DataPaths(folder)
    for path in (paths.sockets, paths.valkey, paths.logs):
        path.mkdir(mode=0o700, parents=True, exist_ok=True)
    for name in filter(NOT_FOR_TESTS.fullmatch, list(os.environ)):
        del os.environ[name]
    os.environ["LIVE_PORT"] = "1"  # where nothing listens, least of all a developer's own site
    os.environ[FOLDER] = str(folder)
    os.environ["COALITION_DATA"] = str(folder)
    os.environ["SECRET_KEY"] = "only for tests"
    if "DATABASE_URL" not in os.environ:
        _running.append(partial(postgres.shut_down, postgres.launch(paths, non_durable=True)))
        os.environ["DATABASE_URL"] = paths.database_url
    if "BROKER_URL" not in os.environ:
        _running.append(partial(valkey.shut_down, valkey.launch(paths, non_durable=True)))
        os.environ[OUR_BROKER] = "1"


def elsewhere(environment: Mapping[str, str]) -> dict[str, str]:
    """The environment for a run of tests inside a test: it starts services of its own, unless a developer named others."""
    folder = environment.get(FOLDER, "\0")
    ours = {FOLDER, OUR_BROKER, "COALITION_DATA", "CACHE_URL", "PYTEST_XDIST_WORKER", "PYTEST_CURRENT_TEST"}
    quoted = quote(str(DataPaths(Path(folder)).sockets), safe="")
    return {
        name: value
        for name, value in environment.items()
        if name not in ours and folder not in value and quoted not in value
    }


def end() -> None:
    """Stop what `ensure` started in this process, and remove its folder."""
    while _running:
        _running.pop()()
    if "PYTEST_XDIST_WORKER" not in os.environ and (folder := os.environ.pop(FOLDER, None)):
        shutil.rmtree(folder, ignore_errors=True)
