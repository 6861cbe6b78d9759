"""`/kinds`: what can be pledged."""

import pytest

from coalition.codebook.loader import codebook
from tests.api.callers import read, refused

pytestmark = pytest.mark.django_db


def test_all_kinds_of_the_codebook_in_its_order() -> None:
    assert [one["slug"] for one in read("/kinds")] == [kind.slug for kind in codebook().kinds]


def test_each_has_a_name_and_a_meaning() -> None:
    assert {"slug": "troops", "name": "Troops in Ukraine", "meaning": "soldiers on Ukrainian soil"} in read(
        "/kinds"
    )


def test_both_are_in_the_readers_language() -> None:
    english, german = read("/kinds"), read("/kinds?lang=de")
    assert [one["slug"] for one in english] == [one["slug"] for one in german]
    assert english[0]["name"] != german[0]["name"]


def test_it_takes_no_other_parameter() -> None:
    assert "kind" in refused("/kinds?kind=troops")
