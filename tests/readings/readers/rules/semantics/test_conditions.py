"""What a commitment waits for."""

import pytest

from coalition.readings.readers.rules.semantics import conditions
from coalition.readings.readers.rules.semantics.conditions import Wait


def test_other_stands_only_where_nothing_more_exact_is_known(document) -> None:
    doc = document("Spain will send soldiers.")
    assert conditions.slugs(doc, [Wait("other", 0, 1), Wait("ceasefire", 3, 4), Wait("ceasefire", 7, 8)]) == [
        "ceasefire"
    ]
    assert conditions.slugs(doc, [Wait("other", 0, 1)]) == ["other"]
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
