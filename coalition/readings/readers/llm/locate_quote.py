"""Where a quote stands in a text."""

import re
from itertools import islice, takewhile

LONGEST_QUOTE = 2000  # characters; a claim's shortest span is never that long
MOST_PLACES = 200  # of a quote; one that stands there more often says nothing
HINT = 80  # characters of the words before a quote that are compared, white space aside


def locate_quote(quote: str, text: str, before: str = "") -> tuple[int, int] | None:
    """The quote's span in code points; None when it is not in the text word by word.

    Only white space may differ, as models break lines anew: the span is of the text as it is. Of several places
    the one counts whose preceding words are most like `before`, else the first.
    """
    words = quote.split()
    if not words or len(quote) > LONGEST_QUOTE:
        return None
    found = re.finditer(r"\s+".join(map(re.escape, words)), text)
    places = [place.span() for place in islice(found, MOST_PLACES)]
    hint = _squeezed(before)
    # `max` keeps the first of equals.
    return max(places, key=lambda place: _likeness(text, place[0], hint), default=None)


def _likeness(text: str, place: int, hint: str) -> int:
    """How many characters the hint and the words before the place have in common, counted from their ends."""
    if not hint:
        return 0
    lead = _squeezed(text[max(0, place - 3 * HINT) : place])
    return sum(1 for _same in takewhile(_equal, zip(reversed(hint), reversed(lead), strict=False)))


def _squeezed(words: str) -> str:
    return "".join(words.split())[-HINT:]


def _equal(pair: tuple[str, str]) -> bool:
    return pair[0] == pair[1]
