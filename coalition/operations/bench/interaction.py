"""How soon the page answers a hand: interactions with 60 × 13 cells on a processor slowed down four times.

The measure is Interaction to Next Paint as browsers define it: of the events of one interaction (a press, a click, a key) the
longest `duration` of the Event Timing interface, which runs from the hand's doing to the frame that answers it: the delay
until the page can listen, what its handlers do, and the painting. What the server answers afterwards is no part of it, and
neither is a pointer that only passes over. Browsers round to 8 ms and tell of nothing below 16, which counts as 16 here.

Beside it stands what the definition leaves out and a reader may notice all the same: the longest frame within a second
and a half after the hand (a Long Animation Frame: the answer's swap, the columns that make room), and the processor's time of the page's
main thread for all of it, in its own clock, not slowed down, which hardly depends on what else the machine does.
"""

import importlib.util
import shutil
import statistics
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from django.core.management import call_command
from django.test.utils import override_settings

from coalition.operations.bench import pages, scratch
from coalition.operations.sample import history

NAME = "interaction"
SLOWER = 4  # times
AIM = 100  # milliseconds, from the hand to the next paint
TIMES = 15
SETTLED = 1500  # milliseconds after which the page has come to rest
LEAST = 16  # milliseconds: what is quicker is not told
BROWSERS = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
OBSERVE = """
window.taken = {}; window.frames = [];
new PerformanceObserver((list) => list.getEntries().forEach((one) => {
  if (one.interactionId) taken[one.interactionId] = Math.max(taken[one.interactionId] ?? 0, one.duration);
})).observe({ type: "event", durationThreshold: 16, buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((one) => frames.push(one.duration)))
  .observe({ type: "long-animation-frame", buffered: true });
"""
# Found once and by number, so that looking for it is no part of what is measured.
MIDDLE = """([selector, number]) => {
  const box = document.querySelectorAll(selector)[number].getBoundingClientRect();
  return [box.x + box.width / 2, box.y + box.height / 2];
}"""

type Act = Callable[[int], Callable[[], None]]


def run(echo: Callable[[str], None] = print) -> dict[str, object]:
    """Milliseconds from the hand to the next paint, for each sort of interaction."""
    if importlib.util.find_spec("playwright") is None:
        echo("Playwright is not installed (make test brings it): nothing was measured.")
        return {}
    with scratch.database("bench_interaction"), TemporaryDirectory() as folder:
        history.fill(pledges=pages.PLEDGES, assessments=pages.ASSESSMENTS, seed=1)
        with override_settings(STATIC_ROOT=Path(folder) / "static"):
            call_command("collectstatic", verbosity=0, interactive=False)
        with pages.server(Path(folder)) as port, _open(f"http://127.0.0.1:{port}/") as (page, tools):
            return _measure(page, tools, echo)


@contextmanager
def _open(address: str) -> Iterator[tuple[Any, Any]]:
    from playwright.sync_api import sync_playwright  # only here: the product runs without it

    executable = next(filter(None, map(shutil.which, BROWSERS)), None)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable, args=["--no-sandbox"])
        page = browser.new_page(viewport={"width": 1366, "height": 768})
        page.add_init_script(OBSERVE)
        page.goto(address, wait_until="networkidle")
        tools = page.context.new_cdp_session(page)
        tools.send("Performance.enable", {"timeDomain": "threadTicks"})
        tools.send("Emulation.setCPUThrottlingRate", {"rate": SLOWER})
        yield page, tools
        browser.close()


def _acts(page: Any) -> Iterator[tuple[str, Callable[[], None], Act]]:
    """Each sort of interaction: its name, what comes first, and the hand's doing for the n-th time."""

    def click(selector: str, number: int = 0) -> Callable[[], None]:
        x, y = page.evaluate(MIDDLE, [selector, number])
        return lambda: page.mouse.click(x, y)

    def press(key: str) -> Callable[[], None]:
        return lambda: page.keyboard.press(key)

    def focus(selector: str) -> Callable[[], None]:
        return lambda: page.locator(selector).first.focus()

    def cell(number: int) -> Callable[[], None]:
        return click("#matrix tbody tr td:nth-child(4) > a", number % 5)

    yield "an arrow key", focus("#matrix tbody th a"), lambda n: press(("ArrowDown", "ArrowRight")[n % 2])
    yield "typing", focus("#search"), lambda n: press("abcdefgh"[n % 8])
    yield "a menu", lambda: None, lambda _: click(".filters details > summary", 2)
    page.keyboard.press("Escape")
    page.evaluate("document.querySelector('.scroll').scrollTo(0, 0)")  # arrows had scrolled it
    yield "open a cell", lambda: None, cell
    yield "open and close", lambda: None, lambda n: click("#drawer .close") if n % 2 else cell(n)
    yield "a filter", lambda: None, lambda n: click(".filters .chips label", n % 2)
    yield "the slider", focus("#slider"), lambda _: press("ArrowLeft")


def _measure(page: Any, tools: Any, echo: Callable[[str], None]) -> dict[str, object]:
    found: dict[str, Any] = {"cells": page.locator("#matrix tbody td:not(.sum)").count()}
    echo(f"{found['cells']} cells")
    for name, before, act in _acts(page):
        before()
        page.wait_for_timeout(SETTLED)
        taken, frames, work = [], [], []
        for number in range(TIMES):
            do = act(number)
            page.wait_for_timeout(100)
            page.evaluate("taken = {}; frames = []")
            spent = _work(tools)
            do()
            page.wait_for_timeout(SETTLED)
            work.append(_work(tools) - spent)
            taken.append(max(page.evaluate("Object.values(taken)") or [LEAST]))
            frames.append(max(page.evaluate("frames") or [0]))
        found[name] = {
            "median": statistics.median(taken), "p98": sorted(taken)[round(0.98 * len(taken)) - 1], "aim": AIM,
            "longest_frame": statistics.median(frames), "work": round(statistics.median(work), 1),
        }  # fmt: skip
        echo(
            "{:14} median {median:4.0f} ms, p98 {p98:4.0f} ms (aim: {aim} ms); longest frame afterwards "
            "{longest_frame:4.0f} ms, work {work:5.1f} ms".format(name, **found[name])
        )
    return found


def _work(tools: Any) -> float:
    """Milliseconds that the page's main thread has worked so far."""
    metrics = {one["name"]: one["value"] for one in tools.send("Performance.getMetrics")["metrics"]}
    return float(metrics["TaskDuration"]) * 1000
