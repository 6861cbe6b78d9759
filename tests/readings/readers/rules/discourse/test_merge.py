"""Of several statements on one country and kind the plainest counts."""

import pytest

from coalition.codebook.traits import Stance
from coalition.readings.readers.rules.discourse.merge import Candidate


def candidate(**changes: object) -> Candidate:
    fields = {
        "country": "NO", "kind": "troops", "status": Stance.OPENNESS, "strength": 2, "conditions": (), "quantity": None, "speaker": None,
        "first": 0, "last": 3, "sentence": 0, "until": 0, "named": True, "weak": False, "owned": False,
        "truce": "ceasefire",
    }  # fmt: skip
    return Candidate(**fields | changes)


@pytest.mark.parametrize(
    ("plainer", "vaguer"),
    [
        ({"strength": 3}, {"strength": 2}),
        ({"named": True}, {"named": False}),
        ({"owned": True}, {"owned": False}),
        ({"weak": False}, {"weak": True}),
        ({"speaker": "Ada Example"}, {"speaker": None}),
        ({"completed": False}, {"completed": True}),
        ({"status": Stance.OPENNESS}, {"status": Stance.DOUBT}),
    ],
)
def test_what_is_said_more_plainly_weighs_more(plainer, vaguer) -> None:
    assert candidate(**plainer).weight > candidate(**vaguer).weight


def test_a_refusal_until_a_ceasefire_weighs_little_unless_even_then() -> None:
    until = candidate(status=Stance.REFUSAL, conditions=("ceasefire",))
    even = candidate(status=Stance.REFUSAL, conditions=("ceasefire",), even=True)
    assert until.weight < candidate(status=Stance.REFUSAL).weight == even.weight


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Spain could send soldiers to Ukraine. Spain has decided to send soldiers to Ukraine.", {"decided"}),
        ("Spain has decided to send soldiers to Ukraine. Spain could send soldiers to Ukraine.", {"decided"}),
    ],
)
def test_two_statements_become_one_claim(claims_of, text, statuses) -> None:
    assert {claim.status for claim in claims_of(text)} == statuses
