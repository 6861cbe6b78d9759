"""Where things lie, and the addresses made of it."""

import os
from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from hypothesis import given
from hypothesis import strategies as st

from coalition.core.paths import LONGEST_SOCKET_PATH, PROJECT, DataPaths, codebook_folder, default_cache_url


def test_sockets_lie_in_the_data_folder() -> None:
    assert DataPaths(Path("/srv/coalition")).sockets == Path("/srv/coalition/run")


@pytest.mark.parametrize("name", ["deep/" * 30, "д" * 50, "a, b"])
def test_a_data_folder_that_sockets_can_t_lie_in_gets_a_folder_of_its_own_elsewhere(name: str) -> None:
    sockets = DataPaths(Path("/srv") / name).sockets
    assert len(os.fsencode(sockets / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH
    assert "," not in str(sockets)
    assert sockets == DataPaths(Path("/srv") / name).sockets
    assert sockets != DataPaths(Path("/srv/other") / name).sockets


def test_addresses_quote_what_a_path_may_hold() -> None:
    paths = DataPaths(Path("/srv/100% ä"))
    assert paths.database_url == "postgres://postgres@%2Fsrv%2F100%25%20%C3%A4%2Frun/coalition"
    assert paths.broker_url == "redis+socket:///srv/100%25%20%C3%A4/run/valkey.sock?virtual_host=0"
    assert paths.cache_url == "unix:///srv/100%25%20%C3%A4/run/valkey.sock?db=1"


@pytest.mark.parametrize(
    ("broker", "cache"),
    [
        ("redis://localhost", "redis://localhost/1"),
        ("redis://:secret@broker:6379/3", "redis://:secret@broker:6379/4"),
        ("rediss://broker/0?ssl_cert_reqs=required", "rediss://broker/1?ssl_cert_reqs=required"),
        ("redis+socket:///run/v.sock?virtual_host=2", "unix:///run/v.sock?db=3"),
        ("redis+socket:///run/v.sock", "unix:///run/v.sock?db=1"),
    ],
)
def test_without_an_address_of_its_own_the_cache_is_the_broker_s_next_database(
    broker: str, cache: str
) -> None:
    assert default_cache_url(broker) == cache


def test_a_broker_that_can_t_be_a_cache_is_said() -> None:
    with pytest.raises(ValueError, match="set CACHE_URL too"):
        default_cache_url("amqp://broker")


@pytest.mark.parametrize("broker", ["redis://localhost/queue", "redis+socket:///v.sock?virtual_host=queue"])
def test_a_broker_s_database_that_is_no_number_is_named(broker: str) -> None:
    with pytest.raises(
        ValueError, match="BROKER_URL names the database 'queue': Redis and Valkey number theirs"
    ):
        default_cache_url(broker)


@pytest.mark.parametrize(
    ("named", "folder"),
    [
        (None, PROJECT / "codebooks" / "ukraine"),
        ("", PROJECT / "codebooks" / "ukraine"),
        ("example", PROJECT / "codebooks" / "example"),
        ("/srv/own", Path("/srv/own")),
        ("./own", Path.cwd() / "own"),
    ],
)
def test_a_codebook_is_named_by_its_folder_or_by_a_path(
    monkeypatch: pytest.MonkeyPatch, named: str | None, folder: Path
) -> None:
    monkeypatch.delenv("COALITION_CODEBOOK", raising=False)
    if named is not None:
        monkeypatch.setenv("COALITION_CODEBOOK", named)
    assert codebook_folder() == folder


def test_the_data_folder_is_that_of_the_setting_else_var(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COALITION_DATA", "elsewhere")
    assert DataPaths.from_environment().data == Path.cwd() / "elsewhere"
    monkeypatch.setenv("COALITION_DATA", "")
    assert DataPaths.from_environment().data == PROJECT / "var"


def test_everything_of_an_installation_lies_apart_in_its_data_folder() -> None:
    paths = DataPaths(Path("/srv/coalition"))
    names = (
        "postgres",
        "valkey",
        "logs",
        "static",
        "bench",
        "secret_key",
        "first_editor",
        "lock",
        "service_users",
    )
    found = [getattr(paths, name) for name in (*names, "sockets", "valkey_socket")]
    assert len(set(found)) == len(found)
    assert all(path.is_relative_to(paths.data) for path in found)


FOLDERS = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="/\0"), min_size=1, max_size=40)


@given(FOLDERS)
def test_any_folder_s_name_comes_back_out_of_the_addresses(name: str) -> None:
    paths = DataPaths(Path("/srv") / name)
    assert unquote(urlsplit(paths.broker_url).path) == str(paths.valkey_socket)
    assert unquote(urlsplit(paths.cache_url).path) == str(paths.valkey_socket)
    host = urlsplit(paths.database_url).netloc.partition("@")[2]
    assert unquote(host) == str(paths.sockets)
