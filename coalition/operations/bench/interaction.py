"""How soon the page answers a hand: interactions with 60 × 13 cells on a processor slowed down four times."""

import importlib.util
import shutil
import statistics
from collections.abc import Callable
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.test.utils import override_settings

from coalition.operations import sample
from coalition.operations.bench import pages, scratch

NAME = "interaction"
SLOWER = 4  # times
AIM = 100  # milliseconds, from the hand to the next paint
TIMES = 15
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
# From the event to the frame that shows what came of it: the measure of Event Timing, which browsers round to 8 ms.
OBSERVE = """
window.taken = [];
new PerformanceObserver((list) => list.getEntries().forEach((one) => one.interactionId && window.taken.push(one.duration)))
  .observe({ type: "event", durationThreshold: 16, buffered: true });
"""


def run(say: Callable[[str], None] = print) -> dict[str, Any]:
    """Milliseconds from the hand to the next paint, for each sort of interaction."""
    if importlib.util.find_spec("playwright") is None:
        say("Playwright is not installed (make test brings it): nothing was measured.")
        return {}
    browser = next(filter(None, map(shutil.which, BROWSERS)), None)
    with scratch.database("bench_interaction"), TemporaryDirectory() as folder:
        sample.fill(pledges=pages.PLEDGES, assessments=pages.ASSESSMENTS, seed=1)
        with override_settings(STATIC_ROOT=Path(folder) / "static"):
            call_command("collectstatic", verbosity=0, interactive=False)
        with pages.server(Path(folder)) as port:
            return _measure(f"http://127.0.0.1:{port}/", browser, say)


def _measure(address: str, executable: str | None, say: Callable[[str], None]) -> dict[str, Any]:
    from playwright.sync_api import sync_playwright  # only here: the product runs without it

    found: dict[str, Any] = {}
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.add_init_script(OBSERVE)
        page.goto(address, wait_until="networkidle")
        found["cells"] = page.locator("#matrix tbody td:not(.sum)").count()
        say(f"{found['cells']} cells")
        page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})

        def keys() -> None:
            page.keyboard.press("ArrowDown")

        def drawer() -> None:
            page.locator("#matrix tbody td > a:visible").nth(3).click()
            page.locator("#open-cell").wait_for()
            page.keyboard.press("Escape")
            page.locator("#open-cell").wait_for(state="detached")

        def choose() -> None:
            with page.expect_response(lambda answer: "?" in answer.url):
                page.locator("input[name=body]").first.click(force=True)
            page.wait_for_timeout(600)

        page.locator("#matrix tbody th a").first.focus()
        for name, act in (("an arrow key", keys), ("the drawer", drawer), ("a filter", choose)):
            page.evaluate("window.taken.length = 0")
            for _ in range(TIMES):
                act()
                page.wait_for_timeout(150)
            page.wait_for_timeout(500)
            # What stays below 16 ms is not reported by browsers at all.
            taken = sorted(page.evaluate("window.taken") or [0])
            worst = taken[max(0, round(0.98 * len(taken)) - 1)]
            found[name] = {"median": statistics.median(taken), "p98": worst, "aim": AIM}
            say(f"{name:14} median {found[name]['median']:.0f} ms, p98 {worst:.0f} ms (aim: {AIM} ms)")
        browser.close()
    return found
