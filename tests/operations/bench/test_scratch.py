"""A benchmark's database is its own: made, left for the site's, and thrown away."""

import pytest
from django.db import connection

from coalition.operations.bench import pages, scratch

NAME = "bench_of_a_test"

pytestmark = pytest.mark.django_db(transaction=True)


def current() -> str:
    with connection.cursor() as cursor:
        cursor.execute("SELECT current_database()")
        return str(cursor.fetchone()[0])


def make_a_table() -> None:
    with connection.cursor() as cursor:
        cursor.execute("CREATE TABLE mark (number integer)")


def tables() -> list[str]:
    return connection.introspection.table_names()


def test_it_is_there_for_the_duration_and_gone_afterwards() -> None:
    own = current()
    with scratch.database(NAME, migrate=False):
        assert current() == NAME
        assert pages.database_url().endswith(f"/{NAME}")
        assert tables() == []
        make_a_table()
    assert current() == own
    assert not scratch._exists(NAME)


def test_a_benchmark_that_fails_leaves_neither_database_nor_connection_behind() -> None:
    own = current()
    with pytest.raises(ZeroDivisionError), scratch.database(NAME, migrate=False):
        raise ZeroDivisionError
    assert current() == own
    assert not scratch._exists(NAME)


def test_one_that_is_kept_is_used_as_it_is_and_one_that_is_not_begins_anew() -> None:
    try:
        with scratch.database(NAME, migrate=False, keep=True):
            make_a_table()
        with scratch.database(NAME, migrate=False, keep=True):
            assert tables() == ["mark"]
        with scratch.database(NAME, migrate=False):
            assert tables() == []
    finally:
        scratch._drop(NAME)


def test_the_site_s_own_database_is_never_a_benchmark_s() -> None:
    own = current()
    with pytest.raises(ValueError, match="is the site's own database"), scratch.database(own):
        pass
    assert scratch._exists(own)
