"""HOST and PORT are checked before anything is started."""

import os
import socket
from collections.abc import Iterator

import pytest

from coalition.operations.run.address import ListenAddress
from coalition.operations.run.errors import RunError


@pytest.fixture(autouse=True)
def environment(monkeypatch: pytest.MonkeyPatch) -> None:
    for name in ("HOST", "PORT", "LIVE_PORT"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LIVE_PORT", "")  # so that what a test sets is taken back


@pytest.fixture
def taken() -> Iterator[int]:
    """A port that something listens on."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        listener.listen()
        yield listener.getsockname()[1]


def test_without_settings_it_is_port_8000_of_this_machine() -> None:
    assert ListenAddress.from_environment() == ListenAddress("127.0.0.1", 8000)


@pytest.mark.parametrize("name", ["PORT", "LIVE_PORT"])
@pytest.mark.parametrize("given", ["0", "65536", "-1", "80.0", "http", "٨٠٠٠"])
def test_what_is_no_port_is_said_in_one_line(monkeypatch: pytest.MonkeyPatch, name: str, given: str) -> None:
    monkeypatch.setenv(name, given)
    with pytest.raises(RunError, match=f"^{name} is '{given}': it has to be a number from 1 to 65535.$"):
        ListenAddress.from_environment().choose_live_port()


@pytest.mark.parametrize(
    ("host", "url"),
    [
        ("127.0.0.1", "http://127.0.0.1:8000/"),
        ("0.0.0.0", "http://127.0.0.1:8000/"),  # noqa: S104 - nothing is bound
        ("::", "http://[::1]:8000/"),
        ("::1", "http://[::1]:8000/"),
        ("tracker.example", "http://tracker.example:8000/"),
    ],
)
def test_the_address_that_is_printed_opens_on_this_machine(host: str, url: str) -> None:
    assert ListenAddress(host, 8000).url == url


def test_a_taken_port_says_how_to_choose_another(taken: int) -> None:
    with pytest.raises(RunError, match=f"Port {taken} of 127.0.0.1 is taken.* PORT={taken + 1} make run"):
        ListenAddress("127.0.0.1", taken).check_free()


def test_a_host_that_is_not_this_machine_is_named() -> None:
    with pytest.raises(RunError, match=r"^HOST 192\.0\.2\.1, PORT 8000: "):
        ListenAddress("192.0.2.1", 8000).check_free()


def test_the_live_port_is_any_free_one_where_the_next_is_taken(taken: int) -> None:
    chosen = ListenAddress("127.0.0.1", taken - 1).choose_live_port()
    assert chosen != taken
    assert os.environ["LIVE_PORT"] == str(chosen)
    ListenAddress("127.0.0.1", chosen).check_free()


def test_a_live_port_that_was_asked_for_and_is_taken_is_an_error(
    monkeypatch: pytest.MonkeyPatch, taken: int
) -> None:
    monkeypatch.setenv("LIVE_PORT", str(taken))
    with pytest.raises(RunError, match=f"Port {taken} of 127.0.0.1 is taken"):
        ListenAddress("127.0.0.1", 8000).choose_live_port()
