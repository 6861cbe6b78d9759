"""SVG as the builders make it: elements with everything escaped, and a drawing that stands in a page or in a file.

Colours and type come from classes (`static/css/drawing.css`), never from the drawing, so that light, dark and print
need no drawing of their own. `style.py` gives files that leave the site their styles.
"""

from collections.abc import Iterable
from dataclasses import dataclass

from django.utils.html import conditional_escape, escape
from django.utils.safestring import SafeString, mark_safe

from coalition.codebook.schema import Status
from coalition.core.control_characters import without_control_characters

# How wide letters are against the size of the type, roughly and rather too wide: lines are broken by it.
NARROW, WIDE = set("iljtfrI.,:;'’‘ |·іїґ!()"), set("mwMWШЩЮЖФМшщюжмфы%@—")


@dataclass(frozen=True)
class Drawing:
    """`body` in a box of `width` × `height` pixels; `title` and `description` tell what it shows."""

    width: int
    height: int
    body: SafeString
    title: str = ""
    description: str = ""


def element(tag: str, *content: str, **attributes: str | float | None) -> SafeString:
    """An element; `css` becomes `class`, `_` becomes `-`, None is left out. Content that is not safe yet is escaped."""
    names = {"css": "class"}
    written = "".join(
        f' {names.get(name, name.strip("_").replace("_", "-"))}="{escape(number(value))}"'
        for name, value in attributes.items()
        if value is not None and value != ""
    )
    inner = "".join(conditional_escape(part) for part in content)
    whole = f"<{tag}{written}>{inner}</{tag}>" if inner else f"<{tag}{written}/>"
    return mark_safe(without_control_characters(whole))  # noqa: S308 - all escaped


def joined(parts: Iterable[str]) -> SafeString:
    return mark_safe("".join(conditional_escape(part) for part in parts))  # noqa: S308 - all escaped


def number(value: str | float) -> str:
    """A coordinate with one decimal at most; text as it is."""
    if isinstance(value, str):
        return value
    written = f"{value:.1f}".removesuffix(".0")
    return "0" if written == "-0" else written


def text(x: float, y: float, words: str, css: str = "", anchor: str | None = None) -> SafeString:
    """A line of text; `anchor`: "middle" or "end"."""
    return element("text", words, x=x, y=y, css=css, text_anchor=anchor)


def lines(
    x: float, y: float, rows: Iterable[str], height: float, css: str = "", anchor: str | None = None
) -> SafeString:
    """Lines of text one below the other."""
    return joined(text(x, y + place * height, row, css, anchor) for place, row in enumerate(rows))


def rect(x: float, y: float, width: float, height: float, css: str) -> SafeString:
    return element("rect", x=x, y=y, width=width, height=height, css=css)


def rule(x1: float, y1: float, x2: float, y2: float, css: str) -> SafeString:
    return element("line", x1=x1, y1=y1, x2=x2, y2=y2, css=css)


def sign(status: Status, x: float, y: float, size: float, *, conditional: bool = False) -> SafeString:
    """The sign of a status around a point; the page's sprite, or the file's copy of it, holds the shapes."""
    use = element("use", href=f"#sign-{status.sign}", x=x - size / 2, y=y - size / 2, width=size, height=size)
    return element("g", use, css=f"sign {status.stance}{' cond' if conditional else ''}")


def width_of(words: str, size: float) -> float:
    """How wide a line of text may become, in pixels: an upper estimate for the faces the site uses."""
    return size * sum(_width(letter) for letter in words)


def _width(letter: str) -> float:
    if letter in NARROW:
        return 0.36
    if letter in WIDE:
        return 0.96
    return 0.72 if letter.isupper() else 0.62


def wrapped(words: str, size: float, width: float, most: int = 99) -> list[str]:
    """Text in lines no wider than so many pixels; what does not fit into `most` lines ends in an ellipsis."""
    rows: list[str] = []
    for word in filter(None, words.split(" ")):  # and nowhere else: some spaces hold words together
        if rows and width_of(f"{rows[-1]} {word}", size) <= width:
            rows[-1] += f" {word}"
        else:
            rows.append(word)
    if len(rows) > most:
        rows = rows[:most]
        while rows[-1] and width_of(f"{rows[-1]}…", size) > width:
            rows[-1] = rows[-1][:-1]
        rows[-1] = f"{rows[-1].rstrip(' ,')}…"
    return rows
