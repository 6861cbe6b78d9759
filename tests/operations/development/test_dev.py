"""`make dev`, as somebody sees it who works on the site."""

import signal
import time

import pytest

from coalition.core.paths import PROJECT
from tests.operations.site import PATIENCE, Site


@pytest.fixture
def dev(used: Site) -> Site:
    used.command = "dev"
    return used


def answer(site: Site, path: str = "") -> str:
    """A page, also when the server is just being started again."""
    deadline = time.monotonic() + PATIENCE
    while True:
        try:
            return site.get(path)
        except OSError:
            assert time.monotonic() < deadline
            time.sleep(0.1)


def test_it_shows_the_toolbar_reloads_pages_and_starts_again_what_a_change_touches(dev: Site) -> None:
    said = "\n".join(dev.start())
    assert f"Ready: {dev.url}" in said
    assert "Collected the static files" not in said
    page = answer(dev)
    assert 'id="djDebug"' in page
    assert "reload-listener.js" in page
    assert 'id="sign"' in answer(dev, "gallery/")
    assert "sourceMappingURL" not in answer(dev, "static/css/site.css")

    (PROJECT / "coalition" / "operations" / "development" / "__init__.py").touch()
    dev.said_until("Changed: coalition/operations/development/__init__.py")
    assert 'id="djDebug"' in answer(dev)

    assert dev.stop(signal.SIGINT) == 0
    assert dev.wait_for_silence() == []


def test_nothing_is_left_of_it_after_kill_9(dev: Site) -> None:
    dev.start()
    dev.stop(signal.SIGKILL)
    assert dev.wait_for_silence() == []
