"""Sites on loopback, and settings under which they may be fetched."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from pytest_django import Settings

from tests.sources.site import RECORDED, Site


@pytest.fixture
def near(settings: Settings) -> None:
    """Loopback may be fetched, and hosts need no rest between two fetches."""
    settings.COALITION_FETCH_LOOPBACK = True
    settings.COALITION_FETCH_TIMEOUT = 60.0
    settings.COALITION_FETCH_PAUSE = 0
    cache.clear()


@pytest.fixture
def site(near: None) -> Iterator[Site]:
    served = Site()
    yield served
    served.close()


@pytest.fixture
def story() -> bytes:
    """A web page of our own, with an article in it."""
    return (RECORDED / "pages" / "warsaw.html").read_bytes()
