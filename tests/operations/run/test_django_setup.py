"""Settings that can't be are said in one line that names them, by every command and by the site itself."""

import pytest

from tests.operations.site import Site

WRONG = [
    ({"LLM_TIMEOUT": "soon"}, "LLM_TIMEOUT"),
    ({"COALITION_READER": "crystal ball"}, "COALITION_READER"),
    ({"COALITION_CODEBOOK": "/no/such/folder"}, "/no/such/folder/codebook.yaml"),
    ({"DATABASE_URL": "mysql://localhost/coalition"}, "DATABASE_URL"),
    (
        {"DATABASE_URL": "postgres://nobody@127.0.0.1:1/nothing", "BROKER_URL": "redis://127.0.0.1:1"},
        "DATABASE_URL",
    ),
    ({"BROKER_URL": "amqp://localhost"}, "CACHE_URL"),
]


@pytest.mark.parametrize(("settings", "named"), WRONG, ids=[next(iter(settings)) for settings, _ in WRONG])
def test_a_setting_that_can_t_be_is_named_in_one_line(
    site: Site, settings: dict[str, str], named: str
) -> None:
    site.more.update(settings)
    status, said = site.try_to_start()
    assert (status, len(said)) == (1, 1), said
    assert named in said[0]
