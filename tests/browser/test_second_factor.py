"""A second factor in the browser: set up, used, switched off; each page for axe, on a narrow screen, without JavaScript."""

from collections.abc import Iterator
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from django.core.cache import cache
from playwright.sync_api import Browser, Page, expect

from tests.accounts.codes import code_of
from tests.factories.accounts import PASSWORD, EditorFactory

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> None:
    cache.clear()


def walk(page: Page, site: str) -> Iterator[str]:
    """The way through all pages, as a person takes it; yields the name of each."""

    def press(name: str) -> None:
        page.locator("main").get_by_role("button", name=name).or_(
            page.locator("main").get_by_role("link", name=name)
        ).click()

    page.goto(f"{site}/accounts/sign-in/?next=/accounts/second-factor/")
    page.get_by_label("Name").fill("mira")
    page.get_by_label("Password").fill("a guess")
    press("Sign in")
    yield "a wrong password"
    page.get_by_label("Name").fill("mira")
    page.get_by_label("Password").fill(PASSWORD)
    press("Sign in")
    yield "no second factor"
    press("Set it up")
    yield "the password once more"
    page.get_by_label("Password").fill(PASSWORD)
    press("Go on")
    key = page.get_by_label("Or type this key there").input_value()
    page.get_by_label("Code").fill("1")
    press("Switch it on")
    expect(page.get_by_label("Code")).to_have_attribute("aria-invalid", "true")
    yield "a wrong code"
    assert page.get_by_role("img", name="QR code").evaluate("picture => picture.naturalWidth") > 0
    page.get_by_label("Code").fill(code_of(key))
    press("Switch it on")
    expect(page.get_by_role("status")).to_contain_text("From now on signing in asks for a code.")
    yield "recovery codes"
    press("Make new recovery codes")
    yield "new recovery codes"
    press("Make new recovery codes")
    expect(page.get_by_role("status")).to_contain_text("Keep these recovery codes where your phone is not.")
    recovery = page.locator(".recovery-codes code").first.inner_text()
    press("Done")
    yield "a second factor"
    page.locator("main").get_by_role("link", name="Switch it off").click()
    yield "switching it off"
    press("Cancel")
    page.context.clear_cookies()
    page.goto(f"{site}/accounts/sign-in/?next=/accounts/second-factor/")
    page.get_by_label("Name").fill("mira")
    page.get_by_label("Password").fill(PASSWORD)
    press("Sign in")
    yield "the code"
    page.get_by_label("Code").fill(recovery)
    press("Sign in")
    expect(page.locator("main")).to_contain_text("9 recovery codes are left")


def test_it_works_without_javascript_and_within_the_content_security_policy(
    browser: Browser, live_server: Any
) -> None:
    EditorFactory.create(username="mira")
    page = browser.new_context(java_script_enabled=False).new_page()
    said: list[str] = []
    page.on("console", lambda message: said.append(message.text))
    assert len(list(walk(page, live_server.url))) == 9
    assert [text for text in said if "Content Security Policy" in text] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing_and_a_narrow_screen_holds_it(
    browser: Browser, live_server: Any, scheme: Any
) -> None:
    EditorFactory.create(username="mira")
    page = browser.new_context(color_scheme=scheme, viewport={"width": 320, "height": 640}).new_page()
    faults = []
    for name in walk(page, live_server.url):
        if page.evaluate("document.documentElement.scrollWidth > document.documentElement.clientWidth"):
            faults.append(f"{name} is too wide")
        faults += [
            f"{name} {one['id']}: {one['nodes'][0]['html']}" for one in Axe().run(page).response["violations"]
        ]
    assert faults == []
