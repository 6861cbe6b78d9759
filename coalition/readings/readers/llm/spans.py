"""Where a quote stands in a text."""

import re
from itertools import takewhile

LONGEST_QUOTE = 2000  # characters; a claim's shortest span is never that long


def find(quote: str, text: str, before: str = "") -> tuple[int, int] | None:
    """The quote's span in code points; None when it is not in the text word by word.

    Only white space may differ, as models break lines anew: the span is of the text as it is. Of several places
    the one counts whose preceding words are most like `before`, else the first.
    """
    words = quote.split()
    if not words or len(quote) > LONGEST_QUOTE:
        return None
    places = [place.span() for place in re.finditer(r"\s+".join(map(re.escape, words)), text)]
    if not places:
        return None
    return max(places, key=lambda place: (_likeness(text[: place[0]], before), -place[0]))


def _likeness(lead: str, before: str) -> int:
    """How many characters the two have in common, counted from their ends, white space aside."""
    hint = "".join(before.split())[-80:]
    if not hint:
        return 0
    tail = "".join(lead[-2 * LONGEST_QUOTE :].split())[-len(hint) :]
    return sum(1 for _same in takewhile(lambda pair: pair[0] == pair[1], zip(hint[::-1], tail[::-1], strict=False)))
