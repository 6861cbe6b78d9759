"""The headline on a card: broken into lines of the largest size that fits."""

import re
from html import unescape

from django.utils.html import strip_tags
from django.utils.safestring import SafeString

from coalition.public.drawing.svg import element, joined, width_of

SIZES = (46, 40, 34, 29)  # of the headline: the largest that fits


def headline(html: str, x: float, y: float, *, width: float, bottom: float) -> SafeString:
    """One sentence or two in HTML, of which only the bold parts stay, from `y` down to `bottom`."""
    words = _words(html)
    rows: list[list[tuple[str, bool]]] = []
    size = SIZES[-1]
    for size in SIZES:
        rows = _rows(words, size, width)
        if y + len(rows) * size * 1.28 <= bottom:
            break
    return joined(
        element("text", *_spans(row), x=x, y=y + place * size * 1.28, css="card-headline", font_size=size)
        for place, row in enumerate(rows)
    )


def _words(html: str) -> list[tuple[str, bool]]:
    """The words, each with whether it is bold; every other tag falls away."""
    found = []
    for place, part in enumerate(re.split(r"</?b>", html)):
        found += [(word, place % 2 == 1) for word in unescape(strip_tags(part)).split()]
    return _closed_up(found)


def _closed_up(words: list[tuple[str, bool]]) -> list[tuple[str, bool]]:
    """A full stop or comma after a bold word belongs to it."""
    result: list[tuple[str, bool]] = []
    for word, bold in words:
        if result and re.fullmatch(r"[.,;:]+", word):
            result[-1] = (result[-1][0] + word, result[-1][1])
        else:
            result.append((word, bold))
    return result


def _rows(words: list[tuple[str, bool]], size: float, width: float) -> list[list[tuple[str, bool]]]:
    rows: list[list[tuple[str, bool]]] = [[]]
    for word in words:
        line = " ".join(one for one, _bold in [*rows[-1], word])
        if rows[-1] and width_of(line, size * 0.87) > width:  # the serif face runs narrower than the sans
            rows.append([])
        rows[-1].append(word)
    return rows


def _spans(row: list[tuple[str, bool]]) -> list[SafeString]:
    return [
        element("tspan", word if place == len(row) - 1 else f"{word} ", font_weight="700" if bold else None)
        for place, (word, bold) in enumerate(row)
    ]
