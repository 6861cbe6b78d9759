"""Who sits at the desk."""

import pytest
from django.test import Client

from coalition.accounts.models import User
from tests.factories.accounts import ChiefFactory, EditorFactory


@pytest.fixture
def editor() -> User:
    return EditorFactory.create(username="mira")


@pytest.fixture
def desk(client: Client, editor: User) -> Client:
    """A browser in which an editor has signed in."""
    client.force_login(editor)
    return client


@pytest.fixture
def chief(client: Client) -> Client:
    """A browser in which a chief has signed in."""
    client.force_login(ChiefFactory.create(username="chief"))
    return client
