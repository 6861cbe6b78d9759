"""How a status fills an area: a shade for each rung, and a pattern where a shade alone would not tell.

What waits for a condition is striped, a refusal is hatched crosswise, an open question dotted.
"""

from django.utils.safestring import SafeString

from coalition.codebook.schema import Codebook, Status
from coalition.public.drawing.svg import element, joined

# The sign says what sort of status it is; so the pattern goes by the sign, and other codebooks work too.
CROSSED, DOTTED, LINED = "cross", "question", "struck"


def fill_attributes(
    book: Codebook, status: Status, *, conditional: bool = False, scale: float = 1
) -> dict[str, str]:
    """The attributes that fill an area of an element: the class of its shade, or a pattern that contains it."""
    if conditional or status.sign in (CROSSED, DOTTED, LINED):
        return {"fill": f"url(#{pattern_id(status, conditional=conditional, scale=scale)})"}
    return {"css": shade(book, status)}


def shade(book: Codebook, status: Status) -> str:
    """The class of a shade: the rungs with a ball from light to full, the others by their sign."""
    balls = [rung for rung in book.ladder if rung.sign.startswith("ball")]
    if status in balls:
        return f"shade-{round(4 * balls.index(status) / max(1, len(balls) - 1))}"
    return f"shade-{status.sign}"


def pattern_id(status: Status, *, conditional: bool, scale: float) -> str:
    return f"fill-{status.slug}{'-cond' if conditional else ''}{f'-{scale:g}' if scale != 1 else ''}"


def patterns(book: Codebook, scale: float = 1) -> SafeString:
    """The definitions that `paint` refers to; once a page or file. `scale`: units of the drawing a pixel."""
    made = [
        _pattern(book, status, conditional=conditional, scale=scale)
        for status in book.statuses
        for conditional in (False, True)
    ]
    return element("defs", *(pattern for pattern in made if pattern))


def _pattern(book: Codebook, status: Status, *, conditional: bool, scale: float) -> SafeString:
    marks = []
    if status.sign == CROSSED:
        marks.append(element("path", d="M0 0L8 8M8 0L0 8", css="pen cross"))
    elif status.sign == DOTTED:
        marks += [
            element("circle", cx=2, cy=2, r=1, css="dot"),
            element("circle", cx=6, cy=6, r=1, css="dot"),
        ]
    elif status.sign == LINED:
        marks.append(element("path", d="M0 2H8M0 6H8", css="pen lined"))
    if conditional:
        marks.append(element("path", d="M-2 2L2-2M0 8L8 0M6 10L10 6", css="pen stripe"))
    if not marks:
        return joined(())
    return element(
        "pattern",
        element("rect", width=8, height=8, css=shade(book, status)),
        *marks,
        id=pattern_id(status, conditional=conditional, scale=scale),
        width=8,
        height=8,
        patternUnits="userSpaceOnUse",
        patternTransform=f"scale({scale:g})" if scale != 1 else None,
    )


def stacking(book: Codebook) -> list[Status]:
    """The firmest first, then down the ladder, then what stands beside it."""
    return [*reversed(book.ladder), *book.off_ladder]
