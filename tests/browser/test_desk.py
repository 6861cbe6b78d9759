"""Editors at work in a real browser."""

from collections.abc import Iterator
from datetime import date

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Page, expect

from coalition.accounts import tokens
from coalition.register.models import Assessment
from coalition.register.starter import load
from coalition.review.models import Decision, Suggestion
from tests import pages
from tests.factories import register
from tests.factories.accounts import PASSWORD, ChiefFactory, EditorFactory
from tests.factories.review import suggestion
from tests.flows.articles import ARTICLE, HEADLINE

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _fresh_cache() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def sign_in(page: Page, live_server, name: str, *, to: str = "/review/") -> None:
    page.goto(f"{live_server.url}/accounts/sign-in/?next={to}")
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password").fill(PASSWORD)
    page.get_by_role("main").get_by_role("button", name="Sign in").click()
    page.wait_for_url(f"{live_server.url}{to}")


def test_an_editor_accepts_a_german_articles_claims_and_sees_the_matrix_change(
    page, live_server, celery_worker
):
    for code in ("NO", "DK"):
        register.country(code)
    EditorFactory.create(username="mira")
    sign_in(page, live_server, "mira", to="/review/hand-in/")
    page.get_by_label("Headline").fill(HEADLINE)
    page.get_by_label("Text", exact=True).fill(ARTICLE)
    page.get_by_label("Language").select_option("de")
    page.get_by_label("Published on").fill("2026-03-02")
    page.get_by_role("button", name="Hand in").click()
    expect(page.get_by_text("2 claims found")).to_be_visible()

    page.goto(f"{live_server.url}/")
    expect(page.locator("#NO .sign")).to_have_count(0)

    page.goto(f"{live_server.url}/review/")
    expect(page.locator(".desk-article mark").first).to_be_visible()
    for left in ("1", "0"):
        page.get_by_role("button", name="Accept").click()
        expect(page.locator(".desk-queue h2 .n")).to_have_text(left)
    expect(page.get_by_text("Nothing waits for you")).to_be_visible()

    page.goto(f"{live_server.url}/")
    expect(page.locator("#NO .sign.refusal")).to_be_visible()
    expect(page.locator("#DK .sign.intention.cond")).to_be_visible()
    page.locator("#NO a[href^='/cells/NO/troops']").click()
    expect(page.locator("#drawer")).to_contain_text("Norwegen lehnt es ab")


def test_another_editor_changes_a_status_in_place(page, live_server):
    pledge = register.pledge("NO")
    register.assessment(pledge, "open")
    EditorFactory.create(username="otto")
    sign_in(page, live_server, "otto", to="/")
    page.locator("#NO a[href^='/cells/NO/troops']").click()
    page.get_by_role("link", name="Change status").click()
    form = page.locator("#assess form")
    form.get_by_text("Refused").click()
    form.get_by_role("button", name="Record").click()
    expect(form.locator(".errorlist").first).to_be_visible()  # evidence is missing, and the form says so
    assert Assessment.objects.count() == 1
    form.get_by_label("Quote or summary").fill("We will not send soldiers.")
    form.get_by_label("Address", exact=True).fill("https://gazette.example/1")
    form.get_by_label("Publisher").fill("Gazette")
    form.get_by_role("button", name="Record").click()
    expect(page.locator("#NO .sign.refusal")).to_be_visible()
    expect(page.locator("#drawer")).to_contain_text("We will not send soldiers.")
    expect(page.locator("#messages")).to_contain_text("Recorded")
    expect(page.locator("h1")).to_contain_text("refuse")
    assert Decision.objects.get().decided_by_name == "otto"


def test_a_first_pledge_is_recorded_from_an_empty_cell(page, live_server):
    register.pledge("NO")
    register.country("SE")
    EditorFactory.create(username="otto")
    sign_in(page, live_server, "otto", to="/")
    page.locator("#SE a[href^='/cells/SE/air']").click()
    page.get_by_role("link", name="Change status").click()
    form = page.locator("#assess form")
    form.get_by_text("Intends").click()
    form.get_by_label("Quote or summary").fill("We want to patrol the sky.")
    form.get_by_label("Address", exact=True).fill("https://gazette.example/2")
    form.get_by_label("Publisher").fill("Gazette")
    form.get_by_role("button", name="Record").click()
    expect(page.locator("#SE .sign.intention")).to_be_visible()


def test_the_queue_by_keyboard_alone(page, live_server):
    for day, code in enumerate(("NO", "SE", "FI", "DK"), start=1):
        suggestion(country=code, status="open", article={"published_on": date(2026, 3, 10 - day)})
    EditorFactory.create(username="mira")
    sign_in(page, live_server, "mira")
    heading = page.locator("#decide-heading")

    def shows(country: str) -> None:
        expect(heading).to_contain_text(country)
        expect(heading).to_be_focused()

    expect(heading).to_contain_text("Norway")
    page.keyboard.press("3")
    page.keyboard.press("a")
    shows("Sweden")
    assert Decision.objects.get().decided["status"] == "intends"

    page.keyboard.press("l")
    shows("Finland")
    page.keyboard.press("k")
    shows("Sweden")
    page.keyboard.press("j")
    shows("Finland")

    page.keyboard.press("r")
    expect(page.locator("#reject button").first).to_be_focused()  # the key waits while htmx is settling
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    shows("Denmark")
    assert Decision.objects.filter(outcome="rejected").get().reason == "country"

    page.keyboard.press("z")
    expect(page.locator("#messages")).to_contain_text("Taken back")
    assert Suggestion.objects.waiting().count() == 3

    page.get_by_label("Note for the record").fill("a lazy note")  # letters in a field are no commands
    assert Suggestion.objects.waiting().count() == 3


def test_the_back_button_returns_to_the_suggestion_before(page, live_server):
    for code in ("NO", "SE"):
        suggestion(country=code)
    EditorFactory.create(username="mira")
    sign_in(page, live_server, "mira")
    first = page.locator("#decide-heading").inner_text()
    page.get_by_role("link", name="Later").click()
    expect(page.locator("#decide-heading")).not_to_have_text(first)
    page.go_back()
    expect(page.locator("#decide-heading")).to_have_text(first)


def test_deciding_works_without_javascript(browser, live_server):
    suggestion(status="open")
    EditorFactory.create(username="mira")
    page = browser.new_context(java_script_enabled=False).new_page()
    sign_in(page, live_server, "mira")
    page.get_by_role("button", name="Accept").click()
    expect(page.get_by_text("Nothing waits for you")).to_be_visible()
    page.get_by_role("button", name="Undo").click()
    page.locator("summary", has_text="Reject").click()
    page.get_by_role("button", name="Old news").click()
    expect(page.get_by_text("Nothing waits for you")).to_be_visible()
    assert set(Decision.objects.values_list("outcome", flat=True)) == {"accepted", "rejected"}


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_desk_is_accessible_and_fits_every_screen(browser, live_server, scheme):
    load.load()
    register.assessment(register.pledge("NO"), "open")
    suggestion(status="open", conditions=["ceasefire"], article={"published_on": None})
    suggestion(status="refused", start=3, end=20, article={"published_on": None})
    suggestion(country="SE")
    tokens.make_token(by=ChiefFactory.create(username="chief"), name="a program that reads", days=30)
    pages.furnish_for_editors()
    page = browser.new_context(color_scheme=scheme).new_page()
    sign_in(page, live_server, "chief")
    faults = []
    for path in (*pages.desk(), "/review/assess/NO/troops/"):
        for width in (1440, 768, 390):
            page.set_viewport_size({"width": width, "height": 900})
            page.goto(live_server.url + path)
            wide = page.evaluate(
                "document.documentElement.scrollWidth - document.documentElement.clientWidth"
            )
            if wide > 0:
                faults.append(f"{path} is {wide} px too wide at {width}")
        faults += [
            f"{path} {one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]
        ]
    page.context.clear_cookies()
    page.goto(live_server.url + "/accounts/sign-in/")
    faults += [
        f"sign-in {one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]
    ]
    assert faults == []
