"""Connects to public addresses only. What counts is the address that is connected to, not the name that was given."""

import ipaddress
import socket
import ssl
import threading
import time
from collections.abc import Callable, Iterable, Iterator

import httpcore
import httpx

from coalition.sources import addresses
from coalition.sources.errors import (
    DeliveryFailed,
    ForbiddenAddress,
    TimedOut,
    Unreachable,
)

type Address = ipaddress.IPv4Address | ipaddress.IPv6Address
# A host -> the addresses to connect to, as text.
type Resolve = Callable[[str], list[str]]

GLOBAL_UNICAST = ipaddress.ip_network("2000::/3")
NAT64 = ipaddress.ip_network("64:ff9b::/96")
# Global by number, yet not the public internet: Azure's wire server, the relays of 6to4 (and 6to4 itself, which is
# dead), addresses for documentation that not every Python knows.
NOT_PUBLIC = tuple(
    map(ipaddress.ip_network, ("168.63.129.16/32", "192.88.99.0/24", "2002::/16", "3fff::/20"))
)


def is_public(address: Address) -> bool:
    """Whether an address is global unicast, also when it is an IPv4 address written as IPv6 (mapped, NAT64)."""
    if isinstance(address, ipaddress.IPv6Address):
        if address.scope_id:
            return False
        inner = ipaddress.IPv4Address(int(address) & 0xFFFF_FFFF) if address in NAT64 else address.ipv4_mapped
        if inner is not None:
            return is_public(inner)
        if address not in GLOBAL_UNICAST:
            return False
    special = address.is_multicast or any(address in network for network in NOT_PUBLIC)
    return address.is_global and not special


def check(text: str, *, loopback: bool = False) -> str:
    """The address, if it may be connected to. Raises ForbiddenAddress; `loopback` is for tests alone."""
    try:
        address = ipaddress.ip_address(text)
    except ValueError as error:
        raise ForbiddenAddress("The host's address can't be understood.") from error
    if is_public(address) or (loopback and address.is_loopback):
        return text
    raise ForbiddenAddress("The address leads into a private network, not to a public web server.")


def look_up(host: str) -> list[str]:
    """The addresses of a host, by the system's resolver."""
    found = socket.getaddrinfo(
        host, None, type=socket.SOCK_STREAM
    )  # else it names each once a type of socket
    return [str(entry[4][0]) for entry in found]


class Deadline:
    """A moment by which a whole fetch has to be over, however slowly its parts come."""

    def __init__(self, seconds: float) -> None:
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds that are left. Raises TimedOut when none are."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimedOut(f"The server did not answer in full within {self.seconds:g} seconds.")
        return left


class _Stream(httpcore.NetworkStream):
    """A connection whose every operation ends by the deadline; httpx's own time-outs start anew with each byte."""

    def __init__(self, stream: httpcore.NetworkStream, deadline: Deadline) -> None:
        self._stream = stream
        self._deadline = deadline

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        del timeout
        return self._stream.read(max_bytes, self._deadline.left())

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        del timeout
        self._stream.write(buffer, self._deadline.left())

    def close(self) -> None:
        self._stream.close()

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        del timeout
        return _Stream(
            self._stream.start_tls(ssl_context, server_hostname, self._deadline.left()), self._deadline
        )


class _Backend(httpcore.NetworkBackend):
    """Resolves by itself, checks every address, and connects to exactly what it has checked: rebinding has no moment."""

    def __init__(self, *, resolve: Resolve, deadline: Deadline, loopback: bool) -> None:
        self._resolve = resolve
        self._deadline = deadline
        self._loopback = loopback
        self._sockets = httpcore.SyncBackend()

    def connect_tcp(
        self,
        host: str,
        port: int,
        timeout: float | None = None,
        local_address: str | None = None,
        socket_options: Iterable[httpcore.SOCKET_OPTION] | None = None,
    ) -> httpcore.NetworkStream:
        del timeout, local_address, socket_options  # the pool gives none of the latter two
        # All or none: a name that also leads inside is no public web server's.
        checked = [check(address, loopback=self._loopback) for address in self._look_up(host)]
        for place, address in enumerate(checked):
            try:
                # One that does not answer may not eat the time of the others.
                seconds = self._deadline.left() / (len(checked) - place)
                stream = self._sockets.connect_tcp(address, port, seconds)
                return _Stream(stream, self._deadline)
            except (httpcore.ConnectError, httpcore.ConnectTimeout):
                continue
        self._deadline.left()
        raise Unreachable(f"No connection to {host} could be made.")

    def _look_up(self, host: str) -> list[str]:
        """Look a name up, no longer than the deadline: the system's resolver knows no time-out of ours."""
        found: list[str] = []
        errors: list[Exception] = []

        def ask() -> None:
            try:
                found.extend(self._resolve(host))
            except (OSError, UnicodeError) as error:
                errors.append(error)

        thread = threading.Thread(target=ask, daemon=True)
        thread.start()
        thread.join(self._deadline.left())
        if any(isinstance(error, socket.gaierror) and error.errno == socket.EAI_AGAIN for error in errors):
            raise Unreachable(f"The name {host} can't be looked up at the moment.")
        if not found:
            self._deadline.left()
            raise DeliveryFailed(f"There is no host named {host}.")
        return list(found)


class Transport(httpx.BaseTransport):
    """httpx's way to the network through the guard: without proxies, without the environment, HTTP/1.1."""

    def __init__(
        self,
        *,
        deadline: Deadline,
        loopback: bool,
        resolve: Resolve = look_up,
        tls: ssl.SSLContext | None = None,
    ) -> None:
        self._loopback = loopback
        self._pool = httpcore.ConnectionPool(
            ssl_context=tls or httpx.create_ssl_context(trust_env=False),
            network_backend=_Backend(resolve=resolve, deadline=deadline, loopback=loopback),
            max_keepalive_connections=0,  # a name is looked up, and its addresses are checked, for each request
        )

    def handle_request(self, request: httpx.Request) -> httpx.Response:
        addresses.check(str(request.url), any_port=self._loopback)
        response = self._pool.handle_request(
            httpcore.Request(
                request.method,
                httpcore.URL(
                    scheme=request.url.raw_scheme,
                    host=request.url.raw_host,
                    port=request.url.port,
                    target=request.url.raw_path,
                ),
                headers=request.headers.raw,
            )
        )
        return httpx.Response(response.status, headers=response.headers, stream=_Body(response))

    def close(self) -> None:
        self._pool.close()


class _Body(httpx.SyncByteStream):
    def __init__(self, response: httpcore.Response) -> None:
        self._response = response

    def __iter__(self) -> Iterator[bytes]:
        return self._response.iter_stream()

    def close(self) -> None:
        self._response.close()
