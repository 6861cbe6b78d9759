"""A web site on loopback that behaves as it is told: well, or as hostile as it gets."""

import socket
import ssl
import threading
from collections.abc import Callable
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

RECORDED = Path(__file__).parent.parent / "recorded"

type Misbehave = Callable[["Handler"], None]


@dataclass
class Answer:
    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)


class Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    site: "Site"

    def do_GET(self) -> None:
        self.close_connection = True
        # Chosen before it is told that somebody asked: who waits for that may put something else here at once.
        behaviour = self.site.pages.get(self.path, Answer(b"not here", 404))
        self.site.headers.append({name.lower(): value for name, value in self.headers.items()})
        self.site.asked.append(self.path)
        try:
            if callable(behaviour):
                behaviour(self)
            else:
                self.give(behaviour)
        except OSError:
            return  # the client had enough, as it should

    def give(self, answer: Answer) -> None:
        self.send_response(answer.status)
        for name, value in {"Content-Length": str(len(answer.body)), **answer.headers}.items():
            self.send_header(name, value)
        self.end_headers()
        self.wfile.write(answer.body)

    def drip(self, piece: bytes, pause: float) -> None:
        """The same piece for ever, or until nobody listens or the site closes."""
        while not self.site.closing.wait(pause):
            self.wfile.write(piece)
            self.wfile.flush()

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


class Site:
    """Serves `pages` (path -> Answer or a function of the handler); `asked` and `headers` tell what came."""

    def __init__(self, tls: ssl.SSLContext | None = None) -> None:
        self.pages: dict[str, Answer | Misbehave] = {}
        self.asked: list[str] = []
        self.headers: list[dict[str, str]] = []
        self.closing = threading.Event()
        self._server = ThreadingHTTPServer(("127.0.0.1", 0), type("Own", (Handler,), {"site": self}))
        self._server.daemon_threads = True
        self._server.handle_error = lambda *_: None  # type: ignore[method-assign]  # broken connections are the point
        if tls:
            self._server.socket = tls.wrap_socket(self._server.socket, server_side=True)
        self.port: int = self._server.server_address[1]
        self._thread = threading.Thread(
            target=self._server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True
        )
        self._thread.start()

    def url(self, path: str = "/") -> str:
        return f"http://127.0.0.1:{self.port}{path}"

    def put(self, path: str, body: bytes | str = b"", status: int = 200, **headers: str) -> str:
        """Serve a body at a path; `content_type="…"` becomes the header Content-Type. Returns the address."""
        data = body.encode() if isinstance(body, str) else body
        named = {name.replace("_", "-").title(): value for name, value in headers.items()}
        self.pages[path] = Answer(data, status, {"Content-Type": "text/html; charset=utf-8", **named})
        return self.url(path)

    def misbehave(self, path: str, behaviour: Misbehave) -> str:
        self.pages[path] = behaviour
        return self.url(path)

    def close(self) -> None:
        self.closing.set()
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()


def a_silent_port() -> tuple[socket.socket, int]:
    """A port that accepts connections and never says a word."""
    listener = socket.create_server(("127.0.0.1", 0))
    return listener, listener.getsockname()[1]


def a_closed_port() -> tuple[socket.socket, int]:
    """A port that refuses connections, and that nobody else gets as long as the socket is held."""
    holder = socket.socket()
    holder.bind(("127.0.0.1", 0))
    return holder, holder.getsockname()[1]
