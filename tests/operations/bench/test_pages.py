"""The servers of the benchmarks: found when they listen, named when they don't."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest
from django.db import connection

from coalition.operations.bench import pages
from coalition.operations.run.errors import RunError
from coalition.operations.sample import generator
from tests.ports import free_port
from tests.sources.site import Site


def test_a_server_that_does_not_listen_is_told_with_its_log(tmp_path: Path) -> None:
    (tmp_path / "web.log").write_text("no such module")
    with pytest.raises(RunError, match="A server did not start: no such module"):
        pages.wait_for(free_port(), tmp_path / "web.log", patience=0)


def test_a_server_that_listens_is_found(tmp_path: Path) -> None:
    served = Site()
    try:
        pages.wait_for(served.port, tmp_path / "no.log", patience=0)
    finally:
        served.close()


def test_what_is_cold_was_not_asked_for_before() -> None:
    addresses = list(pages._cold())
    assert len(set(addresses)) == pages.COLD
    moments = [parse_qs(urlsplit(address).query)["known_at"][0] for address in addresses]
    assert min(moments) == generator.END.isoformat().replace("+00:00", "Z")


@pytest.mark.parametrize(
    ("settings", "url"),
    [
        (
            {"HOST": "/run/a b", "USER": "me", "NAME": "x", "PASSWORD": "", "PORT": ""},
            "postgres://me@%2Frun%2Fa%20b/x",
        ),
        (
            {"HOST": "db", "USER": "me", "NAME": "x", "PASSWORD": "p@ss", "PORT": 5433},
            "postgres://me:p%40ss@db:5433/x",
        ),
    ],
)
def test_a_process_of_its_own_is_told_where_the_database_is(
    monkeypatch: pytest.MonkeyPatch, settings: dict[str, object], url: str
) -> None:
    for name, value in settings.items():
        monkeypatch.setitem(connection.settings_dict, name, value)
    assert pages.database_url() == url
