"""What a site asks of programs in its robots.txt, and which addresses that closes to us."""

from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from pytest_django import Settings

from coalition.sources.errors import ForbiddenByRobots, TransientFailure
from coalition.sources.fetching import robots
from tests.sources.site import Site


def is_open(site: Site, path: str) -> bool:
    try:
        robots.check(site.url(path))
    except ForbiddenByRobots:
        return False
    return True


@pytest.mark.parametrize(
    ("rules", "closed", "opened"),
    [
        pytest.param(
            "User-agent: *\nDisallow: /*/print/\nDisallow: /*.pdf$\n",
            ["/news/print/1", "/a/b/print/", "/report.pdf"],
            ["/print/1", "/report.pdf?page=2", "/news/1"],
            id="wildcards and the end of the address",
        ),
        pytest.param(
            "User-agent: *\nDisallow: /a\n\nUser-agent: *\nDisallow: /b\n",
            ["/a", "/b/1"],
            ["/c"],
            id="two groups for everybody count as one",
        ),
        pytest.param(
            "User-agent: CoalitionTracker\nDisallow: /a\n\nUser-agent: *\nDisallow: /c\n\n"
            "User-agent: coalitiontracker\nDisallow: /b\n",
            ["/a", "/b"],
            ["/c"],
            id="two groups for us count as one, and those for everybody not at all",
        ),
        pytest.param(
            "User-agent: CoalitionTracker\n\nDisallow: /\n",
            ["/", "/news/1"],
            [],
            id="an empty line does not end a group",
        ),
        pytest.param(
            "User-agent: Other\nUser-agent: *\nCrawl-delay: 3\nDisallow: /a\n",
            ["/a"],
            ["/b"],
            id="a group of several names",
        ),
        pytest.param(
            "User-agent: *\nDisallow: /news\nAllow: /news/open\nDisallow: /news/open/not\n",
            ["/news/1", "/news/open/not/1"],
            ["/news/open/1"],
            id="the longest rule decides, wherever it stands",
        ),
        pytest.param(
            "User-agent: *\nDisallow: /\nAllow: /\n",
            [],
            ["/news"],
            id="of two as long the one that allows",
        ),
        pytest.param(
            "\ufeffUser-agent: *\r\nDisallow: /a # drafts\r\n",
            ["/a"],
            ["/b"],
            id="a byte order mark, line ends of Windows, a comment",
        ),
        pytest.param("USER-AGENT: *\rdisallow:/a\r", ["/a"], ["/b"], id="other cases and line ends"),
        pytest.param(
            "User-agent: *\nDisallow: /новини\nDisallow: /%d1%82\n",
            ["/%D0%BD%D0%BE%D0%B2%D0%B8%D0%BD%D0%B8/1", "/т"],
            ["/news"],
            id="letters that addresses write as bytes",
        ),
        pytest.param("User-agent: *\nDisallow: /?s=\n", ["/?s=a"], ["/", "/a?s=a"], id="a query"),
        pytest.param("User-agent: *\nDisallow:\n", [], ["/a"], id="nothing forbidden"),
        pytest.param(
            "User-agent: MyCoalitionTracker\nDisallow: /\n", [], ["/a"], id="a name that ends in ours"
        ),
        pytest.param("<!doctype html><p>Not found: User-agent", [], ["/a"], id="a page in its place"),
        pytest.param("", [], ["/a"], id="an empty file"),
    ],
)
def test_rules_are_understood_as_rfc_9309_has_them(
    site: Site, rules: str, closed: list[str], opened: list[str]
) -> None:
    site.put("/robots.txt", rules.encode(), content_type="text/plain")
    assert [path for path in closed if is_open(site, path)] == []
    assert [path for path in opened if not is_open(site, path)] == []
    assert site.asked == ["/robots.txt"]


def test_many_stars_do_not_hold_us(site: Site) -> None:
    """A parser that tries every way to share the letters out would never end here."""
    site.put("/robots.txt", "User-agent: *\nDisallow: /" + "*a" * 40 + "b$\n")
    assert is_open(site, "/" + "a" * 3000)


@pytest.mark.parametrize("status", [404, 403, 410])
def test_a_site_without_rules_forbids_nothing(site: Site, status: int) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /\n", status)
    assert is_open(site, "/news")


def test_a_server_in_trouble_is_asked_again_and_not_entered(site: Site) -> None:
    site.put("/robots.txt", "", 503)
    with pytest.raises(TransientFailure):
        robots.check(site.url("/news"))
    site.put("/robots.txt", "User-agent: *\nDisallow: /news\n")
    assert not is_open(site, "/news")


def test_five_hundred_kibibytes_of_rules_are_read_and_no_more(site: Site) -> None:
    start, end = b"User-agent: *\nDisallow: /early\n#", b"\nDisallow: /last\n"
    filled = start + b"x" * (500 * 1024 - len(start) - len(end)) + end
    site.put("/robots.txt", filled + b"Disallow: /late\n")
    assert [is_open(site, path) for path in ("/early", "/last", "/late")] == [False, False, True]


def test_rules_in_another_encoding_are_read_as_far_as_they_can_be(site: Site) -> None:
    site.put("/robots.txt", "User-agent: *\nDisallow: /a # café\n".encode("latin-1"))
    assert not is_open(site, "/a")


def test_each_site_has_rules_of_its_own(site: Site, near: None) -> None:
    other = Site()
    try:
        site.put("/robots.txt", "User-agent: *\nDisallow: /\n")
        assert not is_open(site, "/news")
        assert is_open(other, "/news")
    finally:
        other.close()


def test_rules_are_kept_for_a_day(site: Site, settings: Settings) -> None:
    settings.CACHES = {"default": {"BACKEND": "django.core.cache.backends.locmem.LocMemCache"}}
    site.put("/robots.txt", "User-agent: *\nDisallow: /news\n")
    morning = datetime(2026, 1, 7, 8, 0, tzinfo=UTC)
    day = timedelta(days=1)
    for moment in (morning, morning + day - timedelta(seconds=5), morning + day + timedelta(seconds=5)):
        with time_machine.travel(moment, tick=False):
            assert not is_open(site, "/news")
    assert site.asked == ["/robots.txt"] * 2
