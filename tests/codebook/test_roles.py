"""Who plays which part: countries by code, the rest by slugs that fit into the record."""

import pytest
from pydantic import ValidationError

from coalition.codebook.roles import Roles

LEAST = {"said": "speech", "reported": "press", "tier": "B"}


def test_nobody_has_to_play_anything_but_what_evidence_rests_on() -> None:
    roles = Roles.model_validate(LEAST)
    assert [getattr(roles, name) for name in ("host", "adversary", "backer", "members", "force")] == [
        None
    ] * 5
    assert roles.neighbours == ()
    for name in LEAST:
        with pytest.raises(ValidationError, match=name):
            Roles.model_validate({key: value for key, value in LEAST.items() if key != name})


@pytest.mark.parametrize(
    ("role", "given"),
    [
        ("host", "Ukraine"),
        ("host", "ua"),
        ("adversary", "R"),
        ("neighbours", ["PL", "Romania"]),
        ("members", "the willing"),
        ("force", "2troops"),
        ("force", "t" * 33),
        ("said", "s" * 17),
        ("reported", "re-port"),
        ("tier", "b"),
        ("leader", "GB"),
    ],
)
def test_a_part_that_can_t_be_kept_is_refused_with_its_name(role: str, given: object) -> None:
    with pytest.raises(ValidationError) as refused:
        Roles.model_validate({**LEAST, role: given})
    assert refused.value.errors()[0]["loc"][0] == role
