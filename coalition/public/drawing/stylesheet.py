"""Styles for drawings that leave the site: the page's own rules, with the light colours written out.

A downloaded file has no style sheet beside it, and what turns it into a picture knows neither variables nor layers.
"""

import re
from functools import cache
from pathlib import Path

from django.conf import settings

SANS, SERIF = "Inter", "Source Serif 4"
FOLDER = Path(settings.BASE_DIR) / "static" / "css"


@cache
def standalone() -> str:
    """The rules of `drawing.css` and of the sprite, in the light colours."""
    drawing = (FOLDER / "drawing.css").read_text(encoding="utf-8")
    base = (FOLDER / "base.css").read_text(encoding="utf-8")
    components = (FOLDER / "components.css").read_text(encoding="utf-8")
    tokens = {**_tokens(base), **_tokens(drawing), "sans": f"'{SANS}'", "serif": f"'{SERIF}'"}
    rules = _layer(drawing, "pages") + "".join(
        re.findall(r"^\s*\.(?:s-|sign[ .])[^{}]*\{[^{}]*\}", components, re.M)
    )
    return re.sub(r"\s+", " ", re.sub(r"var\(--([\w-]+)\)", lambda found: tokens[found[1]], rules)).strip()


def _tokens(css: str) -> dict[str, str]:
    """The variables with their light values."""
    found = re.findall(r"--([\w-]+):\s*(?:light-dark\(\s*([^,()]+(?:\([^()]*\))?)\s*,[^;]*|([^;]*));", css)
    # The first wins: later ones are for print and other screens.
    return {name: (light or plain).strip() for name, light, plain in reversed(found)}


def _layer(css: str, name: str) -> str:
    """What stands inside `@layer name { … }`, without what depends on the screen."""
    inside = css[css.index(f"@layer {name} {{") + len(f"@layer {name} {{") : css.rindex("}")]
    without_comments = re.sub(r"/\*.*?\*/", "", inside, flags=re.S)
    return re.sub(r"@media[^{]*\{(?:[^{}]*\{[^{}]*\})*\s*\}", "", without_comments)
