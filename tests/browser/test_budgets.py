"""What the matrix costs a reader, on the real page with the starter register, by what goes over the wire."""

import re
import time
from dataclasses import dataclass, field
from typing import Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import Browser, Page, Route, expect

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# Fetched last, a moment after the page stands: with it, the page begins to listen to the live process.
LISTENS = re.compile(r"/js/live[.\w]*\.js$")
# What follows the reader's own hand at once is no shift, by the metric's definition.
OBSERVE_SHIFTS = """
  let sum = 0;
  const add = (entries) => entries.forEach((entry) => { sum += entry.hadRecentInput ? 0 : entry.value; });
  const observer = new PerformanceObserver((list) => add(list.getEntries()));
  observer.observe({ type: "layout-shift", buffered: true });
  window.shift = async () => {
    for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
    add(observer.takeRecords());
    return sum;
  };
"""


@dataclass
class Wire:
    """What the browser fetched: kilobytes are of 1000 bytes, headers included, as compressed as they came."""

    addresses: dict[str, str] = field(default_factory=dict)
    sizes: dict[str, float] = field(default_factory=dict)
    encodings: dict[str, str] = field(default_factory=dict)

    def listen(self, page: Page) -> None:
        tools = page.context.new_cdp_session(page)
        tools.send("Network.enable")
        tools.send("Network.setCacheDisabled", {"cacheDisabled": True})
        tools.on("Network.requestWillBeSent", self._asked)
        tools.on("Network.responseReceived", self._answered)
        tools.on("Network.loadingFinished", self._finished)

    def forget(self) -> None:
        for one in (self.addresses, self.sizes, self.encodings):
            one.clear()

    def settle(self, page: Page) -> None:
        """Return when all that was asked has come, to its last byte."""
        deadline = time.monotonic() + 120
        while not self.addresses or self.addresses.keys() - self.sizes.keys():
            assert time.monotonic() < deadline, (self.addresses, self.sizes)
            page.wait_for_timeout(20)  # its events come in meanwhile

    def size(self, addresses: dict[str, str]) -> float:
        return sum(self.sizes[key] for key in addresses)

    def _asked(self, event: dict[str, Any]) -> None:
        address = event["request"]["url"]
        # What an open page listens to is no part of its first load, and never ends: here it is asked for over and over.
        if not address.startswith("data:") and urlsplit(address).path != "/live/":
            self.addresses[event["requestId"]] = address

    def _answered(self, event: dict[str, Any]) -> None:
        if event["requestId"] not in self.addresses:
            return
        headers = {name.lower(): value for name, value in event["response"]["headers"].items()}
        self.encodings[event["requestId"]] = headers.get("content-encoding", "")

    def _finished(self, event: dict[str, Any]) -> None:
        if event["requestId"] in self.addresses:
            self.sizes[event["requestId"]] = event["encodedDataLength"]


@pytest.fixture
def page(browser: Browser) -> Any:
    """Seen from above the fold to the foot of an ordinary laptop."""
    context = browser.new_context(viewport={"width": 1366, "height": 768})
    yield context.new_page()
    context.close()


def open_whole(page: Page, address: str) -> None:
    """Load it, and wait for the moment at which it begins to listen to the live process."""
    with page.expect_response(LISTENS, timeout=120_000):
        page.goto(address)


def test_the_first_load_and_a_filter_change_fit_their_budgets(page: Page, product: str) -> None:
    wire = Wire()
    wire.listen(page)
    open_whole(page, product)
    wire.settle(page)
    first = {key: address for key, address in wire.addresses.items() if not LISTENS.search(address)}
    assert {urlsplit(address).hostname for address in first.values()} == {"127.0.0.1"}
    assert len(first) <= 5, sorted(first.values())
    assert wire.size(first) <= 60_000, {address: wire.sizes[key] for key, address in first.items()}
    assert set(wire.encodings.values()) <= {"br", "gzip"}
    scripts = {key: address for key, address in wire.addresses.items() if address.endswith(".js")}
    own = {key: address for key, address in scripts.items() if "htmx" not in address}
    assert len(wire.addresses) - len(first) == 1
    assert 0 < wire.size(own) <= 12_000

    wire.forget()
    with page.expect_response(lambda answer: "body=eu" in answer.url):
        page.locator("input[name=body][value=eu]").check()
    expect(page).to_have_url(f"{product}/?body=eu")
    wire.settle(page)
    assert len(wire.addresses) == 1, wire.addresses
    assert 0 < wire.size(wire.addresses) <= 15_000, wire.sizes


def test_nothing_is_asked_of_anybody_else(page: Page, product: str) -> None:
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(request.url))
    for path in ("/", "/map/", "/charts/", "/countries/DE/", "/changes/", "/method/", "/data/"):
        page.goto(product + path, wait_until="networkidle")
    # The live process listens at another port of the same host.
    others = {address for address in asked if urlsplit(address).hostname not in ("127.0.0.1", None)}
    assert others == set()


def test_nothing_shifts_while_the_page_loads_or_the_drawer_opens(page: Page, product: str) -> None:
    page.add_init_script(OBSERVE_SHIFTS)
    open_whole(page, product)
    loaded = page.evaluate("window.shift()")
    assert loaded < 0.01
    # The columns make room at once, and nothing moves again when the drawer comes, on however slow a line.
    held: list[Route] = []
    page.route("**/cells/**", lambda route: held.append(route))
    page.locator("#matrix tbody td > a").first.click()
    expect(page.locator("#result.with-drawer")).to_be_visible()
    page.wait_for_timeout(600)  # longer than what counts as the hand's own doing
    held[0].continue_()
    expect(page.locator("#open-cell")).to_be_visible()
    expect(page.locator("#drawer h2")).to_be_focused()  # it has settled
    assert page.evaluate("window.shift()") == loaded


def test_the_drawer_leaves_every_column_in_sight(page: Page, product: str) -> None:
    page.set_viewport_size({"width": 1440, "height": 900})
    for language in ("en", "de", "fr", "uk"):
        page.goto(f"{product}/?cell=FR.troops&lang={language}")
        expect(page.locator("#open-cell")).to_be_visible()
        assert page.locator(".scroll-box").evaluate("box => box.scrollWidth <= box.clientWidth"), language
