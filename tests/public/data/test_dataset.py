"""The register for search engines of data."""

import json
from datetime import UTC, datetime

from django.test import RequestFactory

from coalition.public.data.dataset import json_ld
from coalition.public.sharing.edition import Edition


def document(edition: Edition) -> tuple[str, dict[str, object]]:
    html = json_ld(RequestFactory().get("/data/"), edition)
    inside = html.removeprefix('<script type="application/ld+json">').removesuffix("</script>")
    return inside, json.loads(inside)


def test_an_edition_has_its_version_and_its_day() -> None:
    _html, found = document(Edition(7, datetime(2026, 1, 6, tzinfo=UTC), "h"))
    assert (found["version"], found["dateModified"]) == ("7", "2026-01-06T00:00:00+00:00")
    assert found["url"] == "http://testserver/data/"


def test_an_empty_register_has_no_day_and_nothing_ends_the_script() -> None:
    html, found = document(Edition(0, None, ""))
    assert "dateModified" not in found
    assert "<" not in html
