"""The map, the charts and the frames in a real browser: by keyboard, on a phone, without JavaScript, and for axe."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from coalition.register.actions import Quantity
from coalition.register.models import Membership
from tests.factories import register

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = ViewportSize(width=390, height=844)
PAGES = [
    "/map/",
    "/map/world/?kind=air&kind=troops",
    "/charts/",
    "/embed/?body=eu",
    "/embed/matrix/",
    "/embed/matrix/?kind=troops",
    "/embed/countries/DE/",
]


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """Every sort of sign and fill: a rung with and without a condition, a refusal, an open question, what was taken back."""
    soldiers = Quantity(Decimal(50), Decimal(250), "soldiers")
    germany = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(germany, "open", date(2026, 1, 6), conditions=("ceasefire",), quantity=soldiers)
    decided = replace(register.EVIDENCE, basis="government")
    register.assessment(register.pledge("FR"), "decided", date(2026, 1, 8), proof=decided, quantity=soldiers)
    register.assessment(register.pledge("FR", kind="air"), "open", date(2025, 6, 2))
    register.assessment(register.pledge("IT"), "refused", date(2025, 3, 28))
    register.assessment(register.pledge("PL"), "unclear", date(2025, 3, 29))
    spain = register.pledge("ES")
    register.assessment(spain, "intends", date(2025, 3, 29))
    register.assessment(spain, "withdrawn", date(2025, 9, 29))
    register.assessment(register.pledge("CA"), "pledged", date(2025, 5, 29))
    register.assessment(register.pledge("MT"), "open", date(2025, 5, 29))
    register.country("NO")
    for code in ("DE", "FR", "IT"):
        Membership.objects.create(country_id=code, body="eu", valid_from=date(1958, 1, 1))
    return live_server.url


def test_a_country_is_reached_and_opened_by_keyboard(page: Page, site: str) -> None:
    page.goto(f"{site}/map/")
    page.get_by_role("link", name="Germany: Open to it, if a ceasefire holds").focus()
    shape = page.locator("a[href^='/cells/DE/'] .badge .plate")
    expect(shape).to_have_css("stroke-width", "5px")
    page.keyboard.press("Enter")
    expect(page).to_have_url(f"{site}/cells/DE/troops/")


def test_countries_come_in_the_order_of_their_names(page: Page, site: str) -> None:
    page.goto(f"{site}/map/")
    names = [str(one.get_attribute("aria-label")) for one in page.locator(".map-sheet a").all()]
    assert names == sorted(names)
    assert len(names) == 6


def test_the_map_is_zoomed_and_filtered_without_javascript(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(f"{site}/map/?kind=troops")
    page.get_by_role("link", name="World", exact=True).click()
    expect(page).to_have_url(f"{site}/map/world/?kind=troops")
    expect(page.get_by_role("link", name="Canada: Pledged")).to_be_visible()
    page.get_by_role("link", name="Air", exact=True).click()
    expect(page).to_have_url(f"{site}/map/world/?kind=air")
    context.close()


def test_a_filter_changes_map_table_and_address(page: Page, site: str) -> None:
    page.goto(f"{site}/map/")
    page.locator("input[name=body][value=eu]").check()
    expect(page.locator("#table tbody tr")).to_have_count(3)
    expect(page.get_by_role("link", name="Poland: Unclear")).to_have_count(0)
    expect(page).to_have_url(f"{site}/map/?body=eu")


@pytest.mark.parametrize(("width", "seen", "unseen"), [(1440, ".wide", ".narrow"), (390, ".narrow", ".wide")])
def test_each_column_gets_the_drawing_made_for_it(
    page: Page, site: str, width: int, seen: str, unseen: str
) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(f"{site}/charts/")
    expect(page.locator(f"#ladder {seen}")).to_be_visible()
    expect(page.locator(f"#ladder {unseen}")).to_be_hidden()


def test_on_a_phone_signs_stay_large_enough_to_be_read(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site}/map/")
    box = page.locator("a[href^='/cells/FR/'] .badge").bounding_box()
    assert box
    assert box["width"] >= 18
    context.close()


def test_a_frame_on_another_page_shows_the_matrix_and_opens_links_outside(page: Page, site: str) -> None:
    page.goto(f"{site}/embed/")
    frame = page.frame_locator("iframe")
    expect(frame.get_by_role("link", name="Germany", exact=True)).to_be_visible()
    with page.expect_popup() as opened:
        frame.get_by_role("link", name="Germany", exact=True).click()
    expect(opened.value).to_have_url(f"{site}/countries/DE/")


def test_fills_are_told_apart_without_colour(page: Page, site: str) -> None:
    page.goto(f"{site}/map/")
    fills = {
        code: page.locator(f"a[href^='/cells/{code}/'] .held path").get_attribute("fill")
        for code in ("DE", "IT", "PL", "ES")
    }
    assert len(set(fills.values())) == 4
    for fill in fills.values():
        assert fill
        assert page.locator(fill.removeprefix("url(").removesuffix(")")).count() == 1


@pytest.mark.parametrize("path", PAGES)
def test_axe_finds_nothing(browser: Browser, site: str, path: str) -> None:
    page = browser.new_page(color_scheme="light")
    page.goto(f"{site}{path}")
    for menu in page.locator("details:not(.drop)").all():
        menu.evaluate("menu => menu.open = true")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    page.emulate_media(color_scheme="dark")
    found = Axe().run(page, options={"runOnly": ["color-contrast"]})
    assert found.violations_count == 0, found.generate_report()
    page.close()


@pytest.mark.parametrize("path", ["/map/", "/charts/", "/embed/matrix/"])
def test_axe_finds_nothing_on_a_phone_and_nothing_runs_out_of_the_page(
    browser: Browser, site: str, path: str
) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site}{path}")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    context.close()
