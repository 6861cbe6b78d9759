"""Every page that readers can open: for axe in light and dark, on a narrow screen, in high contrast, and on paper."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page

from tests import pages

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

# What sticks out of the page, for the message: the outermost elements that end right of it and are not inside a scroller.
STICKING_OUT = """() => {
  const wide = document.documentElement.clientWidth;
  if (document.documentElement.scrollWidth <= wide) return [];
  const scrolls = (one) => one && (getComputedStyle(one).overflowX !== "visible" || scrolls(one.parentElement));
  return ["too wide", ...[...document.querySelectorAll("main *, header *, footer *")]
    .filter((one) => one.getBoundingClientRect().right > wide + 1 && !scrolls(one.parentElement))
    .slice(0, 3).map((one) => one.outerHTML.slice(0, 120))];
}"""


@pytest.fixture
def site(product: str) -> str:
    pages.furnish()
    return product


def opened(page: Page, site: str) -> Iterator[str]:
    for path in pages.public():
        page.goto(site + path)
        for menu in page.locator("details:not(.drop)").all():
            menu.evaluate("menu => menu.open = true")
        yield path


def faults(path: str, found: Any) -> list[str]:
    return [
        f"{path} {one['id']}: {node['html']} {node['failureSummary']}"
        for one in found.response["violations"]
        for node in one["nodes"][:2]
    ]


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(browser: Browser, site: str, scheme: Any) -> None:
    page = browser.new_page(color_scheme=scheme)
    # What colours can't change is looked at once.
    options = {} if scheme == "light" else {"runOnly": ["color-contrast"]}
    found = [fault for path in opened(page, site) for fault in faults(path, Axe().run(page, options=options))]
    page.close()
    assert not found, "\n".join(found)


def test_a_screen_of_320_pixels_needs_no_scrolling_sideways(browser: Browser, site: str) -> None:
    """WCAG 1.4.10; the same as 1280 pixels at 400 %."""
    page = browser.new_page(viewport={"width": 320, "height": 640})
    found = {path: out for path in opened(page, site) if (out := page.evaluate(STICKING_OUT))}
    page.close()
    assert not found, "\n".join(f"{path}: {out}" for path, out in found.items())


def test_at_twice_the_size_of_letters_nothing_runs_out_of_the_page(browser: Browser, site: str) -> None:
    page = browser.new_page(viewport={"width": 640, "height": 400}, device_scale_factor=2)
    found = {path: out for path in opened(page, site) if (out := page.evaluate(STICKING_OUT))}
    page.close()
    assert not found, "\n".join(f"{path}: {out}" for path, out in found.items())


def test_in_forced_colours_signs_and_what_is_chosen_stay_visible(browser: Browser, site: str) -> None:
    page = browser.new_page(forced_colors="active")
    page.goto(f"{site}/?body=eu")
    canvas = page.evaluate("getComputedStyle(document.body).backgroundColor")
    ring = page.locator("#matrix tbody .sign").first.evaluate("sign => getComputedStyle(sign).color")
    assert ring != canvas
    chosen = page.locator(".chip:has(input[value=eu])")
    assert chosen.evaluate("chip => getComputedStyle(chip).outlineStyle") == "solid"
    page.close()


def test_nothing_moves_for_whom_motion_is_too_much(browser: Browser, site: str) -> None:
    page = browser.new_page(reduced_motion="reduce")
    page.goto(site)
    page.locator("#matrix tbody td").first.evaluate("cell => cell.classList.add('moved')")
    assert page.evaluate("document.getAnimations().length") == 0
    page.close()


def test_the_whole_matrix_fits_three_sheets_of_a4_across(browser: Browser, site: str) -> None:
    page = browser.new_page()
    page.goto(site)
    sheets = page.pdf(prefer_css_page_size=True)
    assert 1 <= sheets.count(b"/Type /Page\n") <= 3
    assert b"/MediaBox [0 0 841." in sheets
    page.emulate_media(media="print")
    page.set_viewport_size({"width": 1047, "height": 700})  # what A4 across leaves between its margins
    assert page.evaluate("document.querySelector('#matrix').scrollWidth") <= 1047
    page.close()
