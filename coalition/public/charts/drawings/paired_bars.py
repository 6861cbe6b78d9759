"""Claimed against named: how many countries somebody spoke of, and how many the register can name."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString

from coalition.public.charts.drawings import axes
from coalition.public.drawing.svg import Drawing, joined, lines, rect, rule, text, wrapped

TYPE = 12
ROW = 74


@dataclass(frozen=True)
class Claim:
    """Somebody spoke of `claimed` countries; the register names `named` of them."""

    who: str
    what: str
    claimed: int
    named: int
    claimed_words: str
    named_words: str


def draw(claims: Sequence[Claim], *, axis: str, width: int) -> Drawing:
    """Two bars a claim: the claim as an outline, what can be named filled."""
    narrow = width < 500
    left = 4 if narrow else 250
    row = ROW + 52 if narrow else ROW
    ticks = axes.round_ticks(
        max((max(claim.claimed, claim.named) for claim in claims), default=0), 4 if narrow else 6
    )
    across = axes.Scale(0, ticks[-1], left, width - 100)
    bottom = 8 + row * len(claims)
    body = [
        part
        for tick in ticks
        for part in (
            rule(across(tick), 4, across(tick), bottom, "grid" if tick else "base"),
            text(across(tick), bottom + 16, f"{tick:g}", "tick", "middle"),
        )
    ]
    body.append(text(width - 4, bottom + 34, axis, "tick", "end"))
    for place, claim in enumerate(claims):
        y = 8 + place * row
        body += [
            _words(claim, left, y, width, narrow=narrow),
            _bars(claim, across, y + (60 if narrow else 8)),
        ]
    return Drawing(width, bottom + 42, joined(body))


def _words(claim: Claim, left: float, y: float, width: int, *, narrow: bool) -> SafeString:
    room = width - 8 if narrow else left - 20
    what = wrapped(claim.what, TYPE, room, most=2 if narrow else 3)
    return joined(
        (
            text(4, y + 16, wrapped(claim.who, TYPE, room, most=1)[0], "heading"),
            lines(4, y + 32, what, 15, "label"),
        )
    )


def _bars(claim: Claim, across: axes.Scale, y: float) -> SafeString:
    start = across(0)
    claimed, named = across(claim.claimed), across(claim.named)
    return joined(
        (
            rect(start, y, claimed - start, 20, "claimed"),
            text(claimed + 8, y + 14, claim.claimed_words, "value"),
            rect(start, y + 25, max(named - start, 1), 20, "named"),
            text(named + 8, y + 39, claim.named_words, "value"),
        )
    )
