"""What servers are told about us and about what we want."""

import pytest
from pytest_django import Settings

from coalition.sources.feeds.items import accepted_types
from coalition.sources.fetching import fetch
from tests.sources.site import Site


def test_who_has_no_contact_says_what_it_does(site: Site, settings: Settings) -> None:
    settings.COALITION_CONTACT = ""
    fetch.article(site.put("/", "here"))
    assert site.headers[0]["user-agent"] == "CoalitionTracker/1.0 (reads public news; respects robots.txt)"


def test_any_language_and_two_packings_are_welcome(site: Site) -> None:
    fetch.article(site.put("/", "here"))
    assert site.headers[0]["accept-language"] == "*"
    assert site.headers[0]["accept-encoding"] == "gzip, deflate"


def test_articles_are_wanted_as_pages_before_plain_text(site: Site) -> None:
    fetch.article(site.put("/", "here"))
    assert site.headers[0]["accept"] == "text/html, application/xhtml+xml;q=0.9, text/plain;q=0.8"


def test_feeds_are_wanted_as_feeds_and_anything_else_is_looked_at(site: Site) -> None:
    fetch.feed(site.put("/", "<rss/>"), accept=accepted_types())
    assert site.headers[0]["accept"] == (
        "application/rss+xml, application/atom+xml, application/xml;q=0.9, text/xml;q=0.9, */*;q=0.1"
    )


def test_rules_are_wanted_as_text(site: Site) -> None:
    fetch.robots_txt(site.put("/robots.txt", "User-agent: *"), limit=100)
    assert site.headers[0]["accept"] == "text/plain, */*;q=0.1"


def test_a_feed_seen_for_the_first_time_is_asked_for_without_conditions(site: Site) -> None:
    fetch.feed(site.put("/feed", "<rss/>"), accept="*/*")
    assert {"if-none-match", "if-modified-since"} & set(site.headers[0]) == set()


@pytest.mark.parametrize(
    ("known", "sent"),
    [({"etag": '"one"'}, "if-none-match"), ({"last_modified": "today"}, "if-modified-since")],
)
def test_one_condition_is_sent_without_the_other(site: Site, known: dict[str, str], sent: str) -> None:
    fetch.feed(site.put("/feed", "<rss/>"), accept="*/*", **known)
    assert {"if-none-match", "if-modified-since"} & set(site.headers[0]) == {sent}
