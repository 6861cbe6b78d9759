"""The ASGI application behind `/live/`: no Django handler, no middleware, a few kilobytes an open page."""

import asyncio
from collections.abc import Awaitable, Callable, MutableMapping
from typing import Any

from coalition.core.numbers import whole_number
from coalition.public.live.hub import Hub, LiveEvent, event

Scope = MutableMapping[str, Any]
Message = MutableMapping[str, Any]
Receive = Callable[[], Awaitable[Message]]
Send = Callable[[Message], Awaitable[None]]

PING_SECONDS = 20.0  # below the shortest idle time-out of common proxies, 30 s
PING = b": still here\n\n"
HEADERS = [
    (b"content-type", b"text/event-stream; charset=utf-8"),
    (b"cache-control", b"no-store"),
    (b"x-accel-buffering", b"no"),
    (b"access-control-allow-origin", b"*"),
]


class Live:
    """Sends `register` events; answers nothing but GET /live/."""

    hub: Hub  # from lifespan's startup on: before it there is no event loop to wait on

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        if scope["type"] == "lifespan":
            await self._lifespan(receive, send)
        elif scope["type"] == "http":
            if scope["path"] != "/live/" or scope["method"] not in ("GET", "HEAD"):
                await _plain(send, 404, b"Only GET /live/ is here.\n")
            else:
                await self._stream(scope, receive, send)

    async def _lifespan(self, receive: Receive, send: Send) -> None:
        while True:
            message = await receive()
            if message["type"] == "lifespan.startup":
                self.hub = Hub()
                await self.hub.start()
                await send({"type": "lifespan.startup.complete"})
            else:
                await self.hub.stop()
                await send({"type": "lifespan.shutdown.complete"})
                return

    async def _stream(self, scope: Scope, receive: Receive, send: Send) -> None:
        await send({"type": "http.response.start", "status": 200, "headers": HEADERS})
        if scope["method"] == "HEAD":
            await send({"type": "http.response.body", "body": b""})
            return
        moment = self.hub.latest
        await send(_chunk(await _missed(scope, moment)))
        gone = asyncio.ensure_future(_gone(receive))
        try:
            while not gone.done():
                done, _ = await asyncio.wait(
                    (gone, moment.following), timeout=PING_SECONDS, return_when=asyncio.FIRST_COMPLETED
                )
                if moment.following in done:
                    moment = moment.following.result()
                    await send(_chunk(moment.event))
                elif not done:
                    await send(_chunk(PING))
        finally:
            gone.cancel()


async def _missed(scope: Scope, moment: LiveEvent) -> bytes:
    """What a page that comes back missed since its last event, or a greeting that makes the browser open the stream."""
    last = whole_number(dict(scope["headers"]).get(b"last-event-id", b"").decode("latin-1"))
    if last is not None and last < moment.version:
        return await event(last, moment.version)
    return f": the register's version is {moment.version}\n\n".encode()


async def _gone(receive: Receive) -> None:
    while (await receive())["type"] != "http.disconnect":
        pass


async def _plain(send: Send, status: int, body: bytes) -> None:
    headers = [(b"content-type", b"text/plain; charset=utf-8"), (b"content-length", str(len(body)).encode())]
    await send({"type": "http.response.start", "status": status, "headers": headers})
    await send({"type": "http.response.body", "body": body})


def _chunk(body: bytes) -> Message:
    return {"type": "http.response.body", "body": body, "more_body": True}
