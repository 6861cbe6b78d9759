"""The quote is the shortest stretch that shows a claim."""

import pytest

from tests.readings.readers.rules.little_language import read


@pytest.mark.parametrize(
    ("text", "lang", "quote"),
    [
        ("x x Spain promises soldiers x x.", "en", "Spain promises soldiers"),
        ("x soldiers x Spain promises x.", "en", "soldiers x Spain promises"),
        ("Spain and x Italy promises x soldiers x.", "en", "Spain and x Italy promises x soldiers"),
        (f"Spain {'x ' * 42}promises soldiers.", "en", f"Spain {'x ' * 42}promises soldiers"),
        (f"Spain {'x ' * 43}promises soldiers.", "en", "promises soldiers"),  # too far away to be shown
        ("Spain promises soldiers x x x.", "de", "Spain promises soldiers x x x"),  # to the verb at the end
        ("Spain promises soldiers x, x x.", "de", "Spain promises soldiers x"),
        (f"Spain promises soldiers{' x' * 7}.", "nl", f"Spain promises soldiers{' x' * 7}"),
        (f"Spain promises soldiers{' x' * 8}.", "nl", "Spain promises soldiers"),
    ],
)
def test_a_quote_holds_who_how_and_what(text: str, lang: str, quote: str) -> None:
    assert {claim.quote for claim in read(text, lang)} == {quote}
