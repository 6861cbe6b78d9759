"""A refusal until something happens leaves the matter open."""

import pytest

from tests.readings.readers.rules.little_language import said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain refuses soldiers pending ceasefire.", "ES troops openness +truce"),
        ("Spain will not send soldiers before ceasefire.", "ES troops openness +truce"),
        (f"Spain refuses soldiers {'x ' * 8}pending x.", "ES troops openness"),
        (f"Spain refuses soldiers {'x ' * 9}pending x.", "ES troops refusal"),  # too far behind
        ("Pending x x Spain refuses soldiers.", "ES troops refusal"),
        ("Spain promises soldiers pending ceasefire.", "ES troops promise +truce"),
    ],
)
def test_not_before_is_no_refusal(text: str, expected: str) -> None:
    assert said(text) == expected
