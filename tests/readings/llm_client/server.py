"""A server on this machine that speaks the chat completions protocol, and misbehaves when told to."""

import contextlib
import json
import socketserver
import threading
import time
from collections import deque
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler
from typing import Any

USAGE = {"prompt_tokens": 1200, "completion_tokens": 300}


@dataclass(frozen=True)
class Answer:
    """One answer of the server: written as it is, then as `drip` says."""

    body: bytes = b""
    status: int = 200
    headers: dict[str, str] = field(default_factory=dict)
    drip: bytes = b""  # written over and over, every hundredth of a second, until the client has had enough
    length: int | None = None  # announced, whatever is sent
    silent: bool = False  # takes the question and says nothing
    hang_up: bool = False  # closes the connection without a word


def completion(
    content: str | None, *, finish: str = "stop", usage: Any = USAGE, refusal: str | None = None
) -> Answer:
    message = {"role": "assistant", "content": content, "refusal": refusal}
    body = {
        "object": "chat.completion",
        "choices": [{"index": 0, "message": message, "finish_reason": finish}],
    }
    return Answer(json.dumps({**body, "usage": usage}).encode(), headers={"Content-Type": "application/json"})


def claims(*said: dict[str, Any], **answer: Any) -> Answer:
    """A well-formed answer with these claims."""
    return completion(json.dumps({"lang": "en", "relevant": bool(said), "claims": list(said)}), **answer)


class Server(socketserver.ThreadingTCPServer):
    """Gives its answers in their order, the last one for ever; keeps what it was asked."""

    allow_reuse_address = True
    daemon_threads = True
    block_on_close = False

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), _Handler)
        self.answers: deque[Answer] = deque()
        self.asked: list[dict[str, Any]] = []
        self.headers: list[dict[str, str]] = []
        self.closing = threading.Event()
        self.on_question: Callable[[], None] = lambda: None

    @property
    def base_url(self) -> str:
        return f"http://127.0.0.1:{self.server_address[1]}/v1"

    def will(self, *answers: Answer) -> None:
        self.answers = deque(answers)

    def next(self) -> Answer:
        return self.answers.popleft() if len(self.answers) > 1 else self.answers[0]


class _Handler(BaseHTTPRequestHandler):
    server: Server

    def do_POST(self) -> None:
        length = int(self.headers["Content-Length"])
        self.server.asked.append(json.loads(self.rfile.read(length)))
        self.server.headers.append(
            {"path": self.path, **{name.lower(): value for name, value in self.headers.items()}}
        )
        answer = self.server.next()
        self.close_connection = True
        self.server.on_question()
        with contextlib.suppress(ConnectionError):
            self._say(answer)

    def _say(self, answer: Answer) -> None:
        if answer.hang_up:
            return
        if answer.silent:
            self.server.closing.wait()
            return
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        if not answer.drip:
            self.send_header(
                "Content-Length", str(len(answer.body) if answer.length is None else answer.length)
            )
        self.send_header("Connection", "close")
        self.end_headers()
        self.wfile.write(answer.body)
        while answer.drip and not self.server.closing.is_set():
            self.wfile.write(answer.drip)
            self.wfile.flush()
            time.sleep(0.01)

    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 - the base class calls it so
        pass


@contextlib.contextmanager
def serving() -> Iterator[Server]:
    with Server() as server:
        thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        try:
            yield server
        finally:
            server.closing.set()
            server.shutdown()
            thread.join()
