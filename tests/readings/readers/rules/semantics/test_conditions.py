"""What a commitment waits for."""

import pytest

from coalition.readings.readers.rules.semantics import conditions
from coalition.readings.readers.rules.semantics.conditions import ConditionMention
from tests.readings.readers.rules.little_language import said


def test_other_stands_only_where_nothing_more_exact_is_known(document) -> None:
    doc = document("Spain will send soldiers.")
    assert conditions.slugs(
        doc,
        [
            ConditionMention("other", 0, 1),
            ConditionMention("ceasefire", 3, 4),
            ConditionMention("ceasefire", 7, 8),
        ],
    ) == ["ceasefire"]
    assert conditions.slugs(doc, [ConditionMention("other", 0, 1)]) == ["other"]
    assert conditions.slugs(doc, []) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Spain will send soldiers to Ukraine after a ceasefire.", ["ceasefire"]),
        ("Spain will send soldiers to Ukraine, provided that parliament agrees.", ["parliament"]),
        ("Spain will send soldiers to Ukraine.", []),
        ("Spain will send a peace mission of soldiers to Ukraine.", []),
    ],
)
def test_a_condition_needs_a_link_to_what_it_is_of(claims_of, text, expected) -> None:
    assert [claim.conditions for claim in claims_of(text)][:1] == [expected]


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("after ceasefire", "+truce"),
        ("after x x x x ceasefire", "+truce"),
        ("after x x x x x ceasefire", ""),  # a short link reaches four words
        ("without x x x x x x x x x ceasefire", "+truce"),
        ("without x x x x x x x x x x ceasefire", ""),  # a longer one nine
        (f"provided that {'x ' * 14}vote", "+parliament"),
        (f"provided that {'x ' * 15}vote", ""),
        ("after terms", "+other"),
        ("after terms and after vote", "+parliament"),
        ("oncequiet", "+truce"),  # a phrase needs no link
        ("; x after ceasefire", "+truce"),  # the clause behind it offers nothing itself
        ("ceasefire", ""),
    ],
)
def test_how_far_a_link_reaches_depends_on_the_link(tail: str, expected: str) -> None:
    assert said(f"Spain promises soldiers {tail}.") == f"ES troops promise {expected}".strip()
