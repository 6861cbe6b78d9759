"""What is kept of a statement, told in a language of a few words."""

import pytest

from tests.readings.readers.rules.little_language import read, said


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain promises bases.", "ES bases promise"),
        ("Poland promises bases.", "PL next_door promise"),  # its own airfields
        ("Poland promises bases in Ukraine.", "PL bases promise"),
        ("Poland promises bases x x x Ukraine.", "PL bases promise"),
        ("Poland promises bases x x x x Ukraine.", "PL next_door promise"),
        ("Poland promises Ukraine bases.", "PL next_door promise"),
        ("Poland promises Polish bases in Ukraine.", "PL next_door promise"),
        ("Poland promises jets.", "PL jets promise"),
    ],
)
def test_bases_of_a_neighbour_lie_at_home_unless_it_says_otherwise(text: str, expected: str) -> None:
    assert said(text) == expected


@pytest.mark.parametrize(
    ("plainer", "vaguer"),
    [
        ("Spain promises Spanish soldiers.", "Spain promises soldiers."),
        ("Spain promises soldiers.", "Spain promises presence."),
        ("Spain promises soldiers.", "Spain could send soldiers."),
        ("Sol said x. Sol promises soldiers.", "Sol said x. He promises soldiers."),
        ("Sol promises soldiers.", "Spain promises soldiers."),  # somebody vouches for it
        ("Italy said x. Italy promises soldiers.", "Italy said x. The government promises soldiers."),
        ("Spain refuses soldiers even after ceasefire.", "Spain refuses soldiers after ceasefire."),
        ("Italy refuses soldiers.", "Spain wants soldiers. Italy refuses it."),
    ],
)
def test_a_claim_is_the_surer_the_plainer_it_is_said(plainer: str, vaguer: str) -> None:
    assert read(plainer)[-1].confidence > read(vaguer)[-1].confidence
