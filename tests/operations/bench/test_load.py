"""The generator of load asks for what it is told to, on connections that stay open, and counts what came."""

import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer

import pytest

from coalition.operations.bench import load


class Answering(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    server: "Server"

    def do_GET(self) -> None:
        with self.server.lock:
            self.server.asked.append(
                (self.path, self.headers.get("If-None-Match", ""), self.client_address[1])
            )
        kept = "If-None-Match" in self.headers
        self.send_response(304 if kept else 200)
        if not kept:
            self.send_header("Content-Length", "5")
        self.end_headers()
        if not kept:
            self.wfile.write(b"hello")

    def log_message(self, *_: object) -> None:
        pass


class Server(ThreadingHTTPServer):
    daemon_threads = True

    def __init__(self) -> None:
        super().__init__(("127.0.0.1", 0), Answering)
        self.asked: list[tuple[str, str, int]] = []
        self.lock = threading.Lock()


@pytest.fixture
def server() -> Iterator[Server]:
    with Server() as found:
        thread = threading.Thread(target=found.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
        thread.start()
        yield found
        found.shutdown()


def test_every_request_is_made_the_paths_in_turn_on_as_many_connections(server: Server) -> None:
    found = load.measure(server.server_address[1], ["/a", "/b"], requests=30, connections=3)
    paths = [path for path, _kept, _port in server.asked]
    assert (len(paths), paths.count("/a")) == (30, 15)
    assert len({port for _path, _kept, port in server.asked}) == 3
    assert (found.status, found.size) == (200, 5)
    assert found.p50 <= found.p99


def test_headers_are_sent_along_and_an_answer_without_a_body_has_none(server: Server) -> None:
    port = server.server_address[1]
    found = load.measure(port, ["/"], headers={"If-None-Match": '"x"'}, requests=4, connections=1)
    assert {kept for _path, kept, _port in server.asked} == {'"x"'}
    assert (found.status, found.size) == (304, 0)


@pytest.mark.parametrize(
    ("head", "told"),
    [
        (b"HTTP/1.1 200 OK\r\nContent-Length: 12\r\n\r\n", (200, 12)),
        (b"HTTP/1.1 200 OK\r\ncontent-length:7\r\n\r\n", (200, 7)),
        (b"HTTP/1.1 304 Not Modified\r\n\r\n", (304, 0)),
        (b"HTTP/1.1 304\r\n\r\n", (304, 0)),
        (b"HTTP/1.1 404 Not Found\r\nContent-Length: 0\r\n\r\n", (404, 0)),
    ],
)
def test_how_much_follows_is_read_from_the_head(head: bytes, told: tuple[int, int]) -> None:
    assert load._head(head) == told


def test_an_answer_that_does_not_say_how_long_it_is_can_t_be_measured() -> None:
    with pytest.raises(ValueError, match=r"an answer without a length: HTTP/1\.1 200 OK"):
        load._head(b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n")


def test_what_is_no_duration_is_said() -> None:
    with pytest.raises(ValueError, match="wrk printed 'soon' where a duration was expected"):
        load._milliseconds("soon")


def test_a_line_tells_rate_times_size_and_status() -> None:
    line = load.Load(per_second=1234.5, p50=1.25, p99=20, size=4096, status=200).line("the matrix, kept")
    assert line.split() == [
        *("the", "matrix,", "kept"),
        "1,234/s",
        "1.25",
        "ms",
        "20.00",
        "ms",
        "4,096",
        "B",
        "200",
    ]
