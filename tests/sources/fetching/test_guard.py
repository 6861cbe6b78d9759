"""Which addresses may be connected to, and that nothing else is."""

import ipaddress
import socket
import ssl
import threading
from types import SimpleNamespace

import httpcore
import httpx
import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.sources.errors import (
    DeliveryFailed,
    ForbiddenAddress,
    TimedOut,
    Unreachable,
)
from coalition.sources.fetching import guard
from tests.sources.site import RECORDED, Site, a_closed_port

FORBIDDEN = [
    "127.0.0.1", "127.8.8.8", "0.0.0.0",  # noqa: S104
    "10.0.0.1", "172.16.0.1", "192.168.1.1", "169.254.169.254", "100.64.0.1",
    "100.100.100.200", "192.0.0.192", "168.63.129.16", "192.0.2.1", "198.18.0.1", "224.0.0.1", "239.1.1.1", "240.0.0.1",
    "255.255.255.255", "192.88.99.1", "::", "::1", "::ffff:127.0.0.1", "::ffff:10.0.0.1", "::ffff:169.254.169.254",
    "::127.0.0.1", "2002:7f00:1::", "2002:a00:1::", "2002:a9fe:a9fe::", "64:ff9b::7f00:1", "64:ff9b::a9fe:a9fe",
    "64:ff9b:1::808:808", "fe80::1", "fe80::1%eth0", "fec0::1", "fc00::1", "fd00:ec2::254", "ff02::1", "2001:db8::1",
    "2001::1", "2a01:4f8::1%eth0", "100::1", "2002:808:808::1", "3fff::1", "5f00::1",
]  # fmt: skip
PUBLIC = [
    "8.8.8.8",
    "93.184.215.14",
    "2606:4700::1111",
    "2a01:4f8::1",
    "::ffff:8.8.8.8",
    "64:ff9b::808:808",
]


@pytest.mark.parametrize("address", FORBIDDEN)
def test_what_is_not_public_is_refused(address: str) -> None:
    with pytest.raises(ForbiddenAddress):
        guard.check(address)


@pytest.mark.parametrize("address", PUBLIC)
def test_what_is_public_is_let_through(address: str) -> None:
    assert guard.check(address) == address


@pytest.mark.parametrize(
    "nonsense", ["", "localhost", "0x7f.1", "017700000001", "2130706433", "127.1", "1.2.3.4.5"]
)
def test_only_whole_addresses_are_understood(nonsense: str) -> None:
    with pytest.raises(ForbiddenAddress):
        guard.check(nonsense)


def test_loopback_alone_can_be_allowed() -> None:
    assert guard.check("127.0.0.1", loopback=True) == "127.0.0.1"
    assert guard.check("::1", loopback=True) == "::1"
    with pytest.raises(ForbiddenAddress):
        guard.check("10.0.0.1", loopback=True)


@given(st.ip_addresses(v=4))
def test_wrapping_changes_nothing(inner: ipaddress.IPv4Address) -> None:
    """An IPv4 address is judged alike, however it is written as IPv6."""
    number = int(inner)
    wrapped = (
        ipaddress.IPv6Address(0xFFFF << 32 | number),
        ipaddress.IPv6Address(0x64_FF9B << 96 | number),
    )
    assert {guard.is_public(address) for address in wrapped} == {guard.is_public(inner)}


@given(st.ip_addresses())
def test_public_is_never_what_python_calls_special(
    address: ipaddress.IPv4Address | ipaddress.IPv6Address,
) -> None:
    if guard.is_public(address):
        assert not address.is_loopback
        assert not address.is_link_local
        assert not address.is_multicast
        assert address.is_global or address in guard.NAT64


def ask(
    url: str, resolved: list[str], *, loopback: bool = False, tls: ssl.SSLContext | None = None
) -> httpx.Response:
    deadline = guard.Deadline(60)
    with guard.Transport(
        deadline=deadline, loopback=loopback, resolve=lambda *_: resolved, tls=tls
    ) as transport:
        response = transport.handle_request(httpx.Request("GET", url))
        response.read()
        return response


def test_a_name_that_leads_inside_is_refused(site: Site) -> None:
    """Rebinding: whatever the name said before, what it says on connecting is what counts."""
    site.put("/", "secret")
    with pytest.raises(ForbiddenAddress):
        ask(f"http://innocent.example:{site.port}/", ["127.0.0.1"])
    assert site.asked == []


def test_one_address_inside_among_public_ones_is_enough() -> None:
    with pytest.raises(ForbiddenAddress):
        ask("http://innocent.example/", ["93.184.215.14", "10.0.0.7"])


def test_the_resolver_is_asked_once_and_its_answer_connected_to(site: Site) -> None:
    asked = []

    def resolve(host: str) -> list[str]:
        asked.append(host)
        return ["127.0.0.1"]

    site.put("/", "here")
    with guard.Transport(deadline=guard.Deadline(60), loopback=True, resolve=resolve) as transport:
        response = transport.handle_request(httpx.Request("GET", f"http://some.example:{site.port}/"))
        assert response.read() == b"here"
    assert asked == ["some.example"]
    assert site.headers[0]["host"] == f"some.example:{site.port}"


def test_the_next_address_is_tried_when_one_does_not_answer(site: Site) -> None:
    site.put("/", "here")
    # Nobody listens on ::1 at that port.
    assert ask(f"http://some.example:{site.port}/", ["::1", "127.0.0.1"], loopback=True).read() == b"here"


def test_ports_of_other_services_are_refused() -> None:
    with pytest.raises(ForbiddenAddress, match="ports 80 and 443"):
        ask("http://some.example:6379/", ["93.184.215.14"])


def test_each_request_looks_the_name_up_anew(site: Site) -> None:
    """Else a connection that was kept would reach whoever had the address before."""
    site.put("/", "here")
    answers = iter([["127.0.0.1"], ["10.0.0.7"]])
    request = httpx.Request("GET", f"http://some.example:{site.port}/")
    with guard.Transport(
        deadline=guard.Deadline(60), loopback=True, resolve=lambda _host: next(answers)
    ) as transport:
        response = transport.handle_request(request)
        assert response.read() == b"here"
        with pytest.raises(ForbiddenAddress):
            transport.handle_request(request)


def test_a_resolver_that_hangs_is_given_up() -> None:
    never = threading.Event()
    threads: list[threading.Thread] = []

    def hang(_host: str) -> list[str]:
        threads.append(threading.current_thread())
        never.wait(180)
        return []

    try:
        with (
            guard.Transport(deadline=guard.Deadline(0.1), loopback=False, resolve=hang) as transport,
            pytest.raises(TimedOut),
        ):
            transport.handle_request(httpx.Request("GET", "http://some.example/"))
        assert threads[0].daemon, "a process that ends would wait for it"
    finally:
        never.set()


@pytest.mark.parametrize(
    ("trouble", "expected", "said"),
    [
        (socket.gaierror(socket.EAI_NONAME, "Name or service not known"), DeliveryFailed, "There is no host named nobody.example."),
        (socket.gaierror(socket.EAI_AGAIN, "Try again"), Unreachable, "The name nobody.example can't be looked up at the moment."),
        (UnicodeError("label too long"), DeliveryFailed, "There is no host named nobody.example."),
    ],
)  # fmt: skip
def test_a_name_that_leads_nowhere(trouble: Exception, expected: type[DeliveryFailed], said: str) -> None:
    def resolve(_host: str) -> list[str]:
        raise trouble

    with (
        guard.Transport(deadline=guard.Deadline(60), loopback=False, resolve=resolve) as transport,
        pytest.raises(expected) as caught,
    ):
        transport.handle_request(httpx.Request("GET", "http://nobody.example/"))
    assert (type(caught.value), caught.value.reason) == (expected, said)


def test_tls_still_proves_the_name(secure_site: Site) -> None:
    """We connect to an address we resolved ourselves; the certificate must be that of the name all the same."""
    secure_site.put("/", "proved")
    trust = ssl.create_default_context(cafile=str(RECORDED / "tls" / "ca.pem"))
    good, bad = (f"https://{name}.example:{secure_site.port}/" for name in ("news", "other"))
    assert ask(good, ["127.0.0.1"], loopback=True, tls=trust).read() == b"proved"
    with pytest.raises(httpcore.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        ask(bad, ["127.0.0.1"], loopback=True, tls=trust)
    with pytest.raises(httpcore.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        ask(good, ["127.0.0.1"], loopback=True)


def test_the_environment_does_not_say_whom_to_trust(
    secure_site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    secure_site.put("/", "proved")
    monkeypatch.setenv("SSL_CERT_FILE", str(RECORDED / "tls" / "ca.pem"))
    with pytest.raises(httpcore.ConnectError, match="CERTIFICATE_VERIFY_FAILED"):
        ask(f"https://news.example:{secure_site.port}/", ["127.0.0.1"], loopback=True)


def test_the_system_is_asked_for_each_address_once() -> None:
    assert guard.look_up("127.0.0.1") == ["127.0.0.1"]


class Timed(httpcore.MockStream):
    """A connection that notes how long each of its operations may take."""

    def __init__(self, given: list[tuple[str, float | None]]) -> None:
        super().__init__([b"HTTP/1.1 200 OK\r\nContent-Length: 4\r\n\r\n", b"here"])
        self.given = given

    def read(self, max_bytes: int, timeout: float | None = None) -> bytes:
        self.given.append(("read", timeout))
        return super().read(max_bytes)

    def write(self, buffer: bytes, timeout: float | None = None) -> None:
        self.given.append(("write", timeout))

    def start_tls(
        self, ssl_context: ssl.SSLContext, server_hostname: str | None = None, timeout: float | None = None
    ) -> httpcore.NetworkStream:
        self.given.append(("start_tls", timeout))
        return self


def test_whatever_a_connection_does_ends_by_the_deadline(monkeypatch: pytest.MonkeyPatch) -> None:
    """The addresses share the time that is left; who has connected may use all of it."""
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: 0.0))
    given: list[tuple[str, float | None]] = []

    def connect(_self: object, host: str, _port: int, timeout: float | None = None) -> httpcore.NetworkStream:
        given.append((host, timeout))
        if host != "8.8.4.4":
            raise httpcore.ConnectTimeout
        return Timed(given)

    monkeypatch.setattr(httpcore.SyncBackend, "connect_tcp", connect)
    assert ask("https://some.example/", ["8.8.8.8", "1.1.1.1", "8.8.4.4"]).read() == b"here"
    assert given[:3] == [("8.8.8.8", 20.0), ("1.1.1.1", 30.0), ("8.8.4.4", 60.0)]
    assert {what for what, _seconds in given[3:]} == {"start_tls", "write", "read"}
    assert {seconds for _what, seconds in given[3:]} == {60.0}


def test_a_name_without_addresses_is_a_name_nobody_has() -> None:
    with pytest.raises(DeliveryFailed, match=r"no host named nobody\.example"):
        ask("http://nobody.example/", [])


def test_nobody_at_any_of_the_addresses_is_told_with_the_name() -> None:
    holder, port = a_closed_port()
    with holder, pytest.raises(Unreachable, match=r"No connection to some\.example"):
        ask(f"http://some.example:{port}/", ["127.0.0.1", "127.0.0.1"], loopback=True)


def test_a_deadline_tells_what_is_left_until_it_is_over(monkeypatch: pytest.MonkeyPatch) -> None:
    seconds = iter([100.0, 101.0, 102.4, 102.5])
    monkeypatch.setattr(guard, "time", SimpleNamespace(monotonic=lambda: next(seconds)))
    deadline = guard.Deadline(2.5)
    assert deadline.left() == pytest.approx(1.5)
    assert deadline.left() == pytest.approx(0.1)
    with pytest.raises(TimedOut, match=r"within 2\.5 seconds"):
        deadline.left()
