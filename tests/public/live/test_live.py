"""Open pages hear that the register moved, which cells changed, and what they missed."""

import asyncio
import json
from collections.abc import AsyncIterator, Awaitable, Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import asynccontextmanager
from typing import Any

import pytest
from asgiref.sync import sync_to_async

from coalition.accounts.models import User
from coalition.public.live.application import Live
from coalition.register import actions
from coalition.register.chain import ledger
from coalition.register.models import Condition, Country, OutboxEvent

pytestmark = pytest.mark.django_db(transaction=True)


class OpenPage:
    """A browser's side of one stream: what arrived, and the wish to go."""

    def __init__(self, application: Live, **headers: str) -> None:
        self.messages: asyncio.Queue[Any] = asyncio.Queue()
        self.closing = asyncio.Event()
        pairs = [(name.replace("_", "-").encode(), value.encode()) for name, value in headers.items()]
        scope = {"type": "http", "method": "GET", "path": "/live/", "headers": pairs}
        self.task = asyncio.create_task(application(scope, self._receive, self.messages.put))

    async def _receive(self) -> dict[str, str]:
        await self.closing.wait()
        return {"type": "http.disconnect"}

    async def next(self) -> Any:
        return await asyncio.wait_for(self.messages.get(), timeout=120)

    async def next_event(self) -> dict[str, Any]:
        """The data of the next `register` event; greetings and pings are passed over."""
        while True:
            lines = (await self.next()).get("body", b"").decode().splitlines()
            if data := [line.removeprefix("data: ") for line in lines if line.startswith("data: ")]:
                assert "event: register" in lines
                return dict(json.loads(data[0]))

    async def close(self) -> None:
        self.closing.set()
        await asyncio.wait_for(self.task, timeout=120)


@asynccontextmanager
async def running() -> AsyncIterator[Live]:
    """The application between lifespan's startup and shutdown, as a server runs it."""
    application = Live()
    inbox: asyncio.Queue[Any] = asyncio.Queue()
    outbox: asyncio.Queue[Any] = asyncio.Queue()
    task = asyncio.create_task(application({"type": "lifespan"}, inbox.get, outbox.put))
    await inbox.put({"type": "lifespan.startup"})
    assert (await outbox.get())["type"] == "lifespan.startup.complete"
    try:
        yield application
    finally:
        await inbox.put({"type": "lifespan.shutdown"})
        assert (await outbox.get())["type"] == "lifespan.shutdown.complete"
        await task


def drive(story: Callable[[], Awaitable[None]]) -> None:
    """In a thread of its own: browser tests leave an event loop behind on this one."""
    with ThreadPoolExecutor(1) as thread:
        thread.submit(lambda: asyncio.run(asyncio.wait_for(story(), timeout=300))).result()


def assess(country: str = "DE", kind: str = "troops", conditions: tuple[str, ...] = ()) -> None:
    editor, _ = User.objects.get_or_create(username="editor")
    Country.objects.get_or_create(code=country)
    pledge = actions.open_pledge(by=editor, kind=kind, title="A contribution", countries=[country])
    proof = actions.EvidenceInput(form="summary", text="They said so.", reference="a test")
    said = pledge.created_at.date()
    actions.record(
        by=editor, pledge=pledge, assessment=actions.AssessmentInput("open", said, [proof], conditions)
    )


def meet_the_ceasefire() -> None:
    editor, _ = User.objects.get_or_create(username="editor")
    condition = Condition.objects.get(slug="ceasefire")
    proof = actions.EvidenceInput(form="summary", text="It holds.", reference="a test")
    with_day = condition.assessments.latest("recorded_at").recorded_at.date()
    actions.set_condition(by=editor, condition=condition, state="met", said_on=with_day, evidence=[proof])


def test_every_open_page_hears_which_cells_changed() -> None:
    async def story() -> None:
        async with running() as application:
            pages = [OpenPage(application) for _ in range(3)]
            for page in pages:
                start = await page.next()
                assert start["status"] == 200
                assert dict(start["headers"])[b"content-type"].startswith(b"text/event-stream")
                await page.next()  # the greeting
            await sync_to_async(assess)("DE", "air")
            for page in pages:
                heard = await page.next_event()
                while heard["cells"] == []:  # the pledge itself has no state yet
                    heard = await page.next_event()
                assert heard["cells"] == ["DE.air"]
                assert heard["version"] == await sync_to_async(ledger.version)()
                await page.close()

    drive(story)


def test_a_page_that_comes_back_is_told_what_it_missed() -> None:
    assess("FR", "naval")
    seen = ledger.version()
    assess("GB", "bases")
    assess("PL", "logistics")

    async def story() -> None:
        async with running() as application:
            page = OpenPage(application, last_event_id=str(seen))
            heard = await page.next_event()
            assert heard == {
                "version": await sync_to_async(ledger.version)(),
                "cells": ["GB.bases", "PL.logistics"],
            }
            await page.close()

    drive(story)


def test_a_number_no_version_can_have_is_answered_with_a_greeting() -> None:
    async def story() -> None:
        async with running() as application:
            page = OpenPage(application, last_event_id="1" * 5000)
            assert (await page.next())["status"] == 200
            assert (await page.next())["body"].startswith(b": the register's version is ")
            await page.close()

    drive(story)


def test_a_page_that_was_away_longer_than_events_are_kept_is_told_the_version_alone() -> None:
    """It then fetches itself whole."""
    assess("FR", "naval")
    seen = ledger.version()
    assess("GB", "bases")
    OutboxEvent.objects.filter(entry__lte=seen + 1).delete()

    async def story() -> None:
        async with running() as application:
            page = OpenPage(application, last_event_id=str(seen))
            assert await page.next_event() == {
                "version": await sync_to_async(ledger.version)(),
                "cells": None,
            }
            await page.close()

    drive(story)


def test_a_condition_that_is_met_touches_every_cell_that_waits_for_it() -> None:
    assess("FR", "troops", ("ceasefire",))
    assess("DE", "naval", ("ceasefire",))
    assess("IT", "air", ())

    async def story() -> None:
        async with running() as application:
            page = OpenPage(application)
            await page.next()
            await page.next()
            await sync_to_async(meet_the_ceasefire)()
            assert (await page.next_event())["cells"] == ["DE.naval", "FR.troops"]
            await page.close()

    drive(story)


def test_another_address_is_not_found() -> None:
    async def story() -> None:
        sent: asyncio.Queue[Any] = asyncio.Queue()
        scope = {"type": "http", "method": "GET", "path": "/", "headers": []}
        await Live()(scope, sent.get, sent.put)
        assert (await sent.get())["status"] == 404

    drive(story)
