"""Where things lie, and the addresses made of it."""

import os
from pathlib import Path

import pytest

from coalition.core.paths import LONGEST_SOCKET_PATH, DataPaths, default_cache_url


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
