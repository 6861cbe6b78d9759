"""An event is made once for all open pages, and who was away too long is told the version alone."""

import asyncio
import json
from collections.abc import Coroutine
from concurrent.futures import ThreadPoolExecutor
from typing import Any

import pytest
from django.conf import settings
from django.test import Client, override_settings
from psycopg.conninfo import conninfo_to_dict

from coalition.public.live import hub
from coalition.public.live.cells import cells_changed
from coalition.register.chain import ledger
from coalition.register.models import OutboxEvent
from tests.factories import register


def run[T](story: Coroutine[Any, Any, T]) -> T:
    """In a thread of its own: browser tests leave an event loop behind on this one."""
    with ThreadPoolExecutor(1) as thread:
        return thread.submit(asyncio.run, story).result()


def data(event: bytes) -> Any:
    name, number, line, *end = event.decode().split("\n")
    assert (name, end) == ("event: register", ["", ""])
    assert number == f"id: {json.loads(line.removeprefix('data: '))['version']}"
    return json.loads(line.removeprefix("data: "))


@pytest.mark.parametrize(
    ("after", "until"),
    [(0, hub.MOST_BEHIND + 1), (9, 3)],
    ids=["behind by too much", "another register, restored from a backup"],
)
def test_where_the_cells_are_not_known_the_version_alone_is_told(after: int, until: int) -> None:
    assert data(run(hub.event(after, until))) == {"version": until, "cells": None}


def test_who_waits_at_a_moment_gets_the_next_one_and_the_same_version_is_told_once() -> None:
    async def story() -> tuple[hub.LiveEvent, hub.LiveEvent, hub.LiveEvent]:
        live = hub.Hub.__new__(hub.Hub)
        live.latest = first = hub.LiveEvent(version=0)
        await live.move_to(0)
        assert not first.following.done()
        await live.move_to(600)
        await live.move_to(600)
        second = first.following.result()
        await live.move_to(2)  # a backup was restored
        return first, second, second.following.result()

    first, second, third = run(story())
    assert [one.version for one in (first, second, third)] == [0, 600, 2]
    assert data(second.event) == {"version": 600, "cells": None}
    assert data(third.event) == {"version": 2, "cells": None}


@pytest.mark.django_db(transaction=True)
def test_the_cells_of_an_interval_are_named_once_in_order_and_only_while_all_of_it_is_kept() -> None:
    before = ledger.version()
    pledge = register.pledge("FR", "DE")
    register.assessment(pledge, "unclear")
    middle = ledger.version()
    register.assessment(pledge, "open")
    after = ledger.version()
    assert cells_changed(before, after) == ["DE.troops", "FR.troops"]
    assert cells_changed(middle, after) == ["DE.troops", "FR.troops"]
    assert cells_changed(after, after) == []
    OutboxEvent.objects.filter(entry__lte=middle).delete()
    assert cells_changed(before, after) is None
    assert cells_changed(middle, after) == ["DE.troops", "FR.troops"]


def test_it_listens_where_django_connects() -> None:
    database, asked = settings.DATABASES["default"], conninfo_to_dict(hub._conninfo())
    assert asked["dbname"] == database["NAME"]
    assert asked.get("host", "") == database["HOST"]
    assert "" not in asked.values()


def test_the_page_server_sends_an_event_source_to_the_process_that_holds_open_pages(client: Client) -> None:
    addresses = {
        "site.example:8000": "http://site.example:8001/live/",
        "[::1]:8000": "http://[::1]:8001/live/",
    }
    with override_settings(ALLOWED_HOSTS=["*"], LIVE_URL="", LIVE_PORT=8001):
        for host, address in addresses.items():
            response = client.get("/live/", headers={"host": host})
            assert (response.status_code, response["Location"]) == (307, address)
            assert response["Cache-Control"] == "no-store"
    with override_settings(LIVE_URL="https://live.example/"):
        assert client.get("/live/")["Location"] == "https://live.example/"
    assert client.post("/live/").status_code == 405
