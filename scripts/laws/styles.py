"""A page's styles catch what is the page's: a class of one word would catch whatever another page calls so."""

import re
from collections.abc import Iterator

from laws.files import text, tracked

COMPONENTS = "static/css/components.css"
PAGES = re.compile(r"^static/css/pages/.*\.css$")
COMMENT = re.compile(r"/\*.*?\*/", re.DOTALL)
CLASS = re.compile(r"\.(-?[a-zA-Z_][\w-]*)")


def broken() -> Iterator[str]:
    """The first part of each selector says whose it is: a component of components.css, or a name with a hyphen."""
    components = {
        part for selector in _selectors(text(COMPONENTS)) for part in CLASS.findall(_first(selector))
    }
    for name in tracked():
        if not PAGES.match(name):
            continue
        for selector in _selectors(text(name)):
            classes = CLASS.findall(_first(selector))
            own = [part for part in classes if "-" in part or part in components]
            if classes and not own:
                yield f"{name}: “{selector}” begins with a class of one word; begin with the component's or page's name"


def _selectors(css: str) -> Iterator[str]:
    for block in re.findall(r"([^{};]+)\{", COMMENT.sub("", css)):
        if not block.strip().startswith("@"):
            yield from (part.strip() for part in _split(block) if part.strip())


def _split(selectors: str) -> list[str]:
    """At the commas that stand outside brackets."""
    parts, depth = [""], 0
    for letter in selectors:
        depth += (letter in "([") - (letter in ")]")
        if letter == "," and not depth:
            parts.append("")
        else:
            parts[-1] += letter
    return parts


def _first(selector: str) -> str:
    """The part before the first blank or sign, with what stands in its brackets left out."""
    return re.split(r"[\s>+~]", re.sub(r"\([^()]*\)", "", selector).strip())[0]
