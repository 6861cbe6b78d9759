"""What readers do with the matrix, in a real browser."""

import re
from dataclasses import replace
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, Page, ViewportSize, expect
from pytest_django.live_server_helper import LiveServer

from coalition.register.models import Membership
from tests.factories import register

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

PHONE = ViewportSize(width=390, height=844)
SAID = "Wir schließen einen Einsatz nicht aus."


@pytest.fixture
def site(live_server: LiveServer) -> str:
    """Germany is open to troops, on conditions; France has decided to; Italy refuses; Norway has said nothing."""
    quote = replace(register.EVIDENCE, form="quote", text=SAID, language="de", publisher="Kurier")
    germany = register.pledge("DE", title="Soldiers in Ukraine")
    register.assessment(germany, "unclear", date(2025, 9, 4))
    register.assessment(germany, "open", date(2026, 1, 6), conditions=("ceasefire",), proof=quote)
    decided = replace(register.EVIDENCE, basis="government")
    register.assessment(register.pledge("FR", title="A brigade"), "decided", date(2026, 1, 8), proof=decided)
    register.assessment(register.pledge("FR", kind="air", title="Fighters"), "open", date(2025, 6, 2))
    register.assessment(register.pledge("IT", title="Soldiers"), "refused", date(2025, 3, 28))
    register.country("NO")
    for code in ("DE", "FR", "IT"):
        Membership.objects.create(country_id=code, body="eu", valid_from=date(1958, 1, 1))
    return live_server.url


def rows(page: Page) -> list[str]:
    return [str(row.get_attribute("id")) for row in page.locator("#matrix tbody tr").all()]


def expect_rows(page: Page, *countries: str) -> None:
    found = page.locator("#matrix tbody tr")
    expect(found).to_have_count(len(countries))
    for place, country in enumerate(countries):
        expect(found.nth(place)).to_have_id(country)


def choose(page: Page, menu: str, option: str) -> None:
    page.locator("summary", has_text=menu).click()
    page.get_by_label(option, exact=True).click()


def test_a_reader_filters_by_country_and_opens_the_evidence(page: Page, site: str) -> None:
    page.goto(site)
    choose(page, "Add a country", "Germany")
    expect(page.locator("#matrix tbody tr")).to_have_count(1)
    expect(page).to_have_url(f"{site}/?country=DE")
    page.keyboard.press("Escape")
    page.locator("#DE td > a").first.click()
    expect(page.locator("#drawer")).to_contain_text(SAID)
    expect(page.locator("#drawer blockquote.said")).to_have_attribute("lang", "de")
    expect(page).to_have_url(f"{site}/?country=DE&cell=DE.troops")
    link = page.locator("#drawer figcaption a").first
    expect(link).to_have_attribute("href", "https://ministry.example/1")


def test_the_address_gives_somebody_else_the_same_view(page: Page, site: str, browser: Browser) -> None:
    page.goto(site)
    page.get_by_label(re.compile("^EU")).check()
    expect(page.locator("#matrix tbody tr")).to_have_count(3)
    page.locator("#IT td > a").first.click()
    expect(page.locator("#drawer")).to_contain_text("Refused")
    other = browser.new_page()
    other.goto(page.url)
    expect_rows(other, *rows(page))
    expect(other.locator("#drawer")).to_contain_text("Refused")
    expect(other.get_by_label(re.compile("^EU"))).to_be_checked()
    other.close()


def test_the_matrix_is_still_a_grid_after_going_back(page: Page, site: str) -> None:
    faults: list[str] = []
    page.on("pageerror", lambda error: faults.append(str(error)))
    page.goto(site)
    page.get_by_label(re.compile("^EU")).check()
    expect(page).to_have_url(f"{site}/?body=eu")
    page.go_back()
    expect_rows(page, "FR", "DE", "IT", "NO")
    expect(page.locator("#matrix [tabindex='0']")).to_have_count(1)
    assert not faults


def test_what_moved_can_be_shown_alone_and_narrowed_further(page: Page, site: str) -> None:
    page.goto(f"{site}/?compare=2025-10-01&as_of=2026-02-01")
    page.get_by_role("link", name="Show only these").click()
    expect_rows(page, "FR", "DE")
    page.get_by_label(re.compile("^EU")).check()
    expect(page).to_have_url(re.compile("body=eu.*changed_within=123"))


def test_the_headline_leads_to_the_silent_by_name(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("h1 a").last.click()
    expect(page.locator("#silent")).to_have_text("Norway")
    expect(page.locator("#silent")).to_be_visible()


def test_the_back_button_takes_filters_and_drawer_back(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("summary", has_text="Status").click()
    page.locator("input[name=status][value=refused]").check()
    expect(page.locator("#matrix tbody tr")).to_have_count(1)
    page.keyboard.press("Escape")
    page.locator("#IT td > a").first.click()
    expect(page.locator("#open-cell")).to_be_visible()
    page.go_back()
    expect(page.locator("#open-cell")).to_have_count(0)
    expect(page.locator("#matrix tbody tr")).to_have_count(1)
    page.go_back()
    expect(page.locator("#matrix tbody tr")).to_have_count(4)
    expect(page.locator("input[name=status][value=refused]")).not_to_be_checked()
    page.go_forward()
    expect(page.locator("#matrix tbody tr")).to_have_count(1)
    expect(page.locator("input[name=status][value=refused]")).to_be_checked()


def test_a_number_of_the_headline_leads_to_what_it_counts(page: Page, site: str) -> None:
    page.goto(site)
    page.locator(".lead h1 a[href$='status=refused']").click()
    expect(page).to_have_url(f"{site}/?kind=troops&status=refused")
    expect_rows(page, "IT")
    expect(page.locator("input[name=status][value=refused]")).to_be_checked()


def test_a_closed_drawer_gives_the_focus_back(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("#FR td > a").first.focus()
    page.keyboard.press("Enter")
    expect(page.locator("#drawer h2")).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator("#open-cell")).to_have_count(0)
    expect(page.locator("#FR td > a").first).to_be_focused()
    expect(page).to_have_url(f"{site}/")


def test_the_whole_matrix_by_keyboard(page: Page, site: str) -> None:
    page.goto(site)
    expect_rows(page, "FR", "DE", "IT", "NO")
    first = page.locator("#FR th a")
    first.focus()
    page.keyboard.press("ArrowRight")
    expect(page.locator("#FR td > a").first).to_be_focused()
    page.keyboard.press("ArrowDown")
    expect(page.locator("#DE td > a").first).to_be_focused()
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#DE th a")).to_be_focused()
    page.keyboard.press("Home")
    page.keyboard.press("Control+Home")
    expect(first).to_be_focused()
    page.keyboard.press("End")
    expect(page.locator("#FR .sum a")).to_be_focused()
    # One stop for Tab: the next one lies behind the table.
    page.keyboard.press("Tab")
    assert page.evaluate("!document.activeElement.closest('#matrix')")


def test_the_day_is_scrubbed_by_keyboard_from_change_to_change(page: Page, site: str) -> None:
    page.goto(site)
    slider = page.locator("#slider")
    slider.focus()
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(f"{site}/?as_of=2026-01-08")
    page.keyboard.press("ArrowLeft")
    expect(page).to_have_url(f"{site}/?as_of=2026-01-06")
    page.keyboard.press("ArrowLeft")
    expect(page.locator("#DE td > a .sign")).to_have_class(re.compile("doubt"))
    expect(slider).to_have_attribute("aria-valuetext", "4 Sept 2025")
    expect(slider).to_be_focused()


def test_comparing_marks_what_moved_by_shape_and_by_words(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("summary", has_text="Compare with").click()
    page.locator("#compare").fill("2025-10-01")
    expect(page.locator("#DE td.new .marks .up")).to_have_text("▲")
    expect(page.locator("#DE td.new a")).to_have_accessible_name(re.compile("up, before: Unclear"))
    expect(page.locator("#FR td.new .marks .new")).to_have_text("+")
    expect(page.locator("#IT td.new")).to_have_count(0)
    expect(page.locator("#shown-compare")).to_have_text("1 Oct 2025")


def test_supposing_a_condition_closes_the_ring_and_can_be_taken_back(page: Page, site: str) -> None:
    page.goto(f"{site}/?country=DE")
    page.locator("summary", has_text="Conditions").click()
    page.locator("input[name=suppose][value=ceasefire]").check()
    expect(page.locator("#DE .sign.cond")).to_have_count(0)
    expect(page.locator("#lead")).to_contain_text("supposed: durable ceasefire")
    page.keyboard.press("Escape")
    page.get_by_role("link", name="Back to what is known").click()
    expect(page.locator("#DE .sign.cond")).to_have_count(1)
    expect(page.locator("input[name=suppose][value=ceasefire]")).not_to_be_checked()
    expect(page).to_have_url(f"{site}/?country=DE")


def test_a_tooltip_tells_on_hover_and_on_focus_what_the_sign_means(page: Page, site: str) -> None:
    page.goto(site)
    page.locator("#DE td > a").first.hover()
    expect(page.locator("#tip")).to_contain_text(
        "Open to it, if a ceasefire holds · 6 Jan 2026 · 1 independent report"
    )
    page.locator("#IT td > a").first.focus()
    expect(page.locator("#tip")).to_contain_text("Refused")
    page.keyboard.press("Escape")
    expect(page.locator("#tip")).to_be_hidden()


def test_without_javascript_links_and_the_form_do_the_same(browser: Browser, site: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(site)
    page.get_by_label(re.compile("^EU")).check(force=True)
    page.get_by_role("button", name="Apply").click()
    expect_rows(page, "FR", "DE", "IT")
    page.locator("#DE td > a").first.click()
    expect(page).to_have_url(f"{site}/cells/DE/troops/")
    expect(page.locator("main")).to_contain_text(SAID)
    page.locator("summary", has_text="Language").click()
    page.locator(".mast a[lang=de]").click()
    expect(page.locator("html")).to_have_attribute("lang", "de")
    expect(page.locator("h1")).to_contain_text("Offen dafür, wenn ein Waffenstillstand hält")
    context.close()


def test_a_phone_gets_cards(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(site)
    card = page.locator("#DE")
    expect(card.get_by_text("Troops in Ukraine")).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
    box = card.bounding_box()
    assert box
    assert box["width"] > 300
    page.get_by_role("button", name="Menu").click()
    expect(page.get_by_role("link", name="Countries", exact=True)).to_be_visible()
    page.keyboard.press("Escape")
    card.get_by_text("Troops in Ukraine").click()
    expect(page).to_have_url(f"{site}/cells/DE/troops/")
    context.close()


def test_a_failed_request_is_told_and_the_page_stays(page: Page, site: str) -> None:
    page.goto(site)
    page.route("**/?*", lambda route: route.fulfill(status=500, body="<h1>The server failed</h1>"))
    page.get_by_label(re.compile("^EU")).check()
    expect(page.locator("#messages .error")).to_have_text("The server failed")
    expect(page.locator("#matrix tbody tr")).to_have_count(4)


def test_nothing_moves_while_the_page_loads(page: Page, site: str) -> None:
    page.add_init_script(
        "window.shift = 0; new PerformanceObserver((list) => list.getEntries().forEach((entry) => window.shift += entry.value))"
        ".observe({ type: 'layout-shift', buffered: true });"
    )
    page.goto(site, wait_until="networkidle")
    assert round(page.evaluate("window.shift"), 3) == 0


def test_nothing_is_requested_from_anybody_else_and_nothing_breaks_the_policy(page: Page, site: str) -> None:
    asked: list[str] = []
    said: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    # A live process that has nothing to say: without one, the browser would complain at some later moment.
    page.route("**/live/", lambda route: route.fulfill(content_type="text/event-stream", body=": hello\n\n"))
    with page.expect_request("**/live/"):
        page.goto(site)
    page.locator("#DE td > a").first.click()
    expect(page.locator("#open-cell")).to_be_visible()
    assert [url for url in asked if not url.startswith((site, "data:"))] == []
    assert said == []


@pytest.mark.parametrize(
    "path",
    ["/", "/?cell=DE.troops&compare=2025-10-01", "/?at_least=delivered", "/countries/", "/countries/DE/", "/cells/DE/troops/",
     "/pledges/de-troops-1/", "/nothing", "/?country=XX"],
)  # fmt: skip
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


def test_axe_finds_nothing_on_a_phone(browser: Browser, site: str) -> None:
    context = browser.new_context(viewport=PHONE)
    page = context.new_page()
    page.goto(f"{site}/?cell=DE.troops")
    found = Axe().run(page)
    assert found.violations_count == 0, found.generate_report()
    context.close()
