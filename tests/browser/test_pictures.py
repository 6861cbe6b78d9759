"""The matrix beside stored pictures of it: in light and dark, on a phone and on paper.

The letters are those that the product's own pictures are set in, so that they are the same on every machine; what browsers
then still draw differently goes away in fields of 8 × 8 pixels, whose mean colours are compared.
`PICTURES=renew make test TESTS=tests/browser/test_pictures.py` stores the pictures anew: look at them before they are kept.
"""

import base64
import io
import os
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Literal

import fontpkg
import pytest
from PIL import Image, ImageChops, ImageStat
from playwright.sync_api import Browser

from coalition.public.drawing.stylesheet import SANS

pytestmark = [pytest.mark.browser, pytest.mark.django_db(transaction=True)]

STORED = Path(__file__).parent / "pictures"
FIELD = 8  # pixels
MEAN = 1.5  # of 255: how far all fields may be apart on average
FAR, FAR_SHARE = 16, 0.005  # and which share of the fields may be further apart than that
DAY = "/?as_of=2026-02-01&sort=name"


@dataclass(frozen=True)
class View:
    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    media: Literal["screen", "print"] = "screen"


VIEWS = {
    "light": View(1000, 700),
    "dark": View(1000, 700, scheme="dark"),
    "phone": View(390, 700),
    "print": View(1000, 700, media="print"),
}


@pytest.mark.parametrize("name", VIEWS)
def test_the_matrix_looks_as_it_did(browser: Browser, product: str, name: str) -> None:
    seen = picture(browser, product + DAY, VIEWS[name])
    file = STORED / f"{name}.png"
    if os.environ.get("PICTURES") == "renew":
        STORED.mkdir(exist_ok=True)
        seen.save(file, optimize=True)
    with Image.open(file) as stored:
        mean, far = distance(seen, stored.convert("RGB"))
    assert mean <= MEAN, f"{name}: the fields differ by {mean:.1f} on average"
    assert far <= FAR_SHARE, f"{name}: {far:.1%} of the fields look different"


def test_what_is_wrong_is_noticed_and_what_is_the_same_is_not(browser: Browser, product: str) -> None:
    changes = {
        "another ground": "document.body.style.background = '#d8c8b8'",
        "no signs": "document.querySelectorAll('.sign').forEach((one) => one.style.visibility = 'hidden')",
        "no head": "document.querySelector('.mast').remove()",
    }
    plain = picture(browser, product + DAY, VIEWS["light"])
    missed = []
    for name, change in changes.items():
        mean, far = distance(picture(browser, product + DAY, VIEWS["light"], change), plain)
        if mean <= MEAN and far <= FAR_SHARE:
            missed.append((name, mean, far))
    assert missed == []
    again = picture(browser, product + DAY, VIEWS["light"])
    mean, far = distance(again, plain)
    assert mean <= MEAN / 2 and far <= FAR_SHARE / 2  # noqa: PT018 - one tolerance


def picture(browser: Browser, address: str, view: View, change: str = "") -> Image.Image:
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme=view.scheme,
        reduced_motion="reduce",
        bypass_csp=True,
    )
    page = context.new_page()
    page.goto(address, wait_until="networkidle")
    page.add_style_tag(content=letters())
    page.evaluate("document.fonts.load('16px House')")
    page.evaluate("document.fonts.ready")
    page.emulate_media(media=view.media, color_scheme=view.scheme)
    if change:
        page.evaluate(change)
    taken: Any = page.screenshot()
    context.close()
    return Image.open(io.BytesIO(taken)).convert("RGB")


@cache
def letters() -> str:
    """The product's own font for every word; the slider is left out, since it reaches to today."""
    font = base64.b64encode(Path(fontpkg.path(SANS)).read_bytes()).decode()
    return (
        f"@font-face {{ font-family: House; src: url(data:font/ttf;base64,{font}); }}"
        "* { font-family: House !important; } #slider { visibility: hidden; }"
    )


def distance(one: Image.Image, other: Image.Image) -> tuple[float, float]:
    """How far the fields of two pictures are apart on average, and which share is far apart; of 255."""
    assert one.size == other.size
    grid = (one.width // FIELD, one.height // FIELD)
    coarse = [picture.resize(grid, Image.Resampling.BOX) for picture in (one, other)]
    apart = ImageChops.difference(*coarse)
    bands = [band.get_flattened_data() for band in apart.split()]
    furthest = [max(field) for field in zip(*bands, strict=True)]
    return sum(ImageStat.Stat(apart).mean) / 3, sum(one > FAR for one in furthest) / len(furthest)
