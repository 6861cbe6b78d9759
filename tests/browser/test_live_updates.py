"""An open matrix changes in place when the register moves, and nothing else on the page does."""

import os
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from coalition.accounts.models import User
from coalition.operations.run import processes
from coalition.register import actions
from coalition.register.models import Country, Pledge
from tests.ports import free_port, wait_for
from tests.worker import environment

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def live_process(transactional_db: None, settings: Any) -> Iterator[str]:
    """The process that open pages listen to, as `make run` starts it, on the test's database."""
    port = free_port()
    options = ["--interface", "asgi", "--host", "127.0.0.1", "--port", str(port), "--workers", "1", "--no-ws"]
    log = Path(os.environ["COALITION_DATA"]) / "logs" / f"live-{port}.log"
    child = processes.start(
        [sys.executable, "-m", "granian", *options, "coalition.asgi:application"], log=log, env=environment()
    )
    settings.LIVE_URL = f"http://127.0.0.1:{port}/live/"
    settings.SECURE_CSP = {**settings.SECURE_CSP, "connect-src": ["'self'", f"http://127.0.0.1:{port}"]}
    try:
        wait_for(child, port, log)
        yield settings.LIVE_URL
    finally:
        processes.kill(child)


@pytest.fixture
def pledges() -> dict[str, Pledge]:
    editor = User.objects.create_user("editor")
    made = {}
    for country in ("DE", "FR", "IT"):
        Country.objects.create(code=country)
        made[country] = actions.open_pledge(by=editor, kind="troops", title="Soldiers", countries=[country])
        assess(made[country], "open")
    return made


def assess(pledge: Pledge, status: str) -> None:
    editor = User.objects.get(username="editor")
    proof = actions.EvidenceInput(form="summary", text="They said so.", reference="a test")
    actions.record(
        by=editor, pledge=pledge, assessment=actions.AssessmentInput(status, date(2026, 1, 6), [proof])
    )


def open_page(page: Page, address: str) -> None:
    with page.expect_response(
        lambda answer: "/live/" in answer.url and answer.status == 200, timeout=120_000
    ):
        page.goto(address)


def test_a_cell_changes_in_place_and_is_announced(
    page: Page, live_server: Any, live_process: str, pledges: dict[str, Pledge]
) -> None:
    open_page(page, live_server.url + "/?kind=troops&sort=name")
    page.get_by_role("link", name="Italy").first.wait_for()
    page.evaluate("window.same = document.querySelector('#IT')")
    assess(pledges["DE"], "refused")
    expect(page.locator("#DE td.moved .sign.refusal")).to_be_visible()
    expect(page.locator("#live")).to_contain_text("Germany")
    expect(page.locator("h1")).to_contain_text("refuse")
    assert page.evaluate("window.same === document.querySelector('#IT')")


def test_an_open_drawer_and_the_focus_stay(
    page: Page, live_server: Any, live_process: str, pledges: dict[str, Pledge]
) -> None:
    open_page(page, live_server.url + "/?kind=troops&sort=name&cell=FR.troops")
    page.locator("#IT td a").first.focus()
    assess(pledges["IT"], "refused")
    expect(page.locator("#IT td .sign.refusal")).to_be_visible()
    expect(page.locator("#drawer h2")).to_be_visible()
    assert page.evaluate("document.activeElement.closest('tr').id") == "IT"


def test_rows_that_come_are_offered_not_pushed_in(
    page: Page, live_server: Any, live_process: str, pledges: dict[str, Pledge]
) -> None:
    open_page(page, live_server.url + "/?status=refused")
    assess(pledges["FR"], "refused")
    page.get_by_role("link", name="show it anew").click()
    expect(page.locator("#FR")).to_be_visible()
