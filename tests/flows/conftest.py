"""What the flows share: an editor at the desk, and an article of our own."""

from collections.abc import Iterator

import pytest
from django.core.cache import cache
from django.test import Client

from coalition.celery import app
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.sources.site import Site


@pytest.fixture(autouse=True)
def _nothing_left_by_others() -> Iterator[None]:
    cache.clear()
    app.control.purge()  # tasks that tests without a worker have sent
    yield
    cache.clear()


@pytest.fixture
def desk(transactional_db: None) -> Client:
    """A signed-in editor, and the countries of the article on record."""
    for code in ("NO", "DK"):
        register.country(code)
    client = Client()
    client.force_login(EditorFactory.create(username="mira"))
    return client


@pytest.fixture
def site() -> Iterator[Site]:
    served = Site()
    yield served
    served.close()
