"""One connection listens to the database for all open pages; an event is made once and sent to each."""

import asyncio
import json
import logging
from dataclasses import dataclass, field

import django.db
import psycopg
from asgiref.sync import sync_to_async
from django.conf import settings
from psycopg.conninfo import make_conninfo

from coalition.public.live.cells import cells_changed
from coalition.register.chain import ledger
from coalition.register.outbox.post import TOPIC

logger = logging.getLogger(__name__)

MOST_BEHIND = 500  # entries; who missed more is told the version alone and fetches the whole page
RECONNECT_SECONDS = 1.0


@dataclass(eq=False)
class LiveEvent:
    """An event and the one after it: a page holds on to the last it was sent, so nothing has to queue for it."""

    event: bytes = b""
    version: int = 0
    following: "asyncio.Future[LiveEvent]" = field(
        default_factory=lambda: asyncio.get_running_loop().create_future()
    )


class Hub:
    """Hears the register move and makes the moments; `latest` is where a new page begins to wait."""

    def __init__(self) -> None:
        self.latest = LiveEvent()
        self.task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        self.latest = LiveEvent(version=await sync_to_async(ledger.version)())
        self.task = asyncio.create_task(self._listen_for_ever())

    async def stop(self) -> None:
        if self.task is not None:
            self.task.cancel()
            await asyncio.gather(self.task, return_exceptions=True)
        await sync_to_async(django.db.connections.close_all)()

    async def _listen_for_ever(self) -> None:
        while True:
            try:
                await self._listen()
            except (psycopg.OperationalError, django.db.OperationalError) as error:
                logger.warning("live: the database went away (%s); trying again", error)
                await sync_to_async(django.db.close_old_connections)()
            await asyncio.sleep(RECONNECT_SECONDS)

    async def _listen(self) -> None:
        async with await psycopg.AsyncConnection.connect(_conninfo(), autocommit=True) as connection:
            await connection.execute(f"LISTEN {TOPIC}")
            await self.move_to(await sync_to_async(ledger.version)())  # what happened while nobody listened
            async for note in connection.notifies():
                if int(note.payload) > self.latest.version:  # an older one was seen on connecting
                    await self.move_to(int(note.payload))

    async def move_to(self, version: int) -> None:
        """Tell all open pages, unless they know already."""
        before = self.latest
        if version == before.version:
            return
        after = LiveEvent(await event(before.version, version), version)
        self.latest = after
        before.following.set_result(after)


async def event(after: int, until: int) -> bytes:
    """One server-sent event (HTML Living Standard, 9.2): the new version and the cells that changed since `after`."""
    # A version that went down is another register: a backup was restored.
    known = 0 <= until - after <= MOST_BEHIND
    cells = await sync_to_async(cells_changed)(after, until) if known else None
    data = json.dumps({"version": until, "cells": cells}, separators=(",", ":"))
    return f"event: register\nid: {until}\ndata: {data}\n\n".encode()


def _conninfo() -> str:
    """Where Django's own connections go, for one that listens."""
    database = settings.DATABASES["default"]
    names = {"host": "HOST", "port": "PORT", "dbname": "NAME", "user": "USER", "password": "PASSWORD"}
    return make_conninfo("", **{name: str(database[key]) for name, key in names.items() if database.get(key)})
