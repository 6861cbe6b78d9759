"""A claim on a group, and who can be named for it."""

import pytest

from coalition.public.group_claims.presenters import present
from coalition.register.models import GroupClaim
from tests.public.matrices import cell, matrix

pytestmark = pytest.mark.django_db
BUILT = matrix(cell("DE", "troops", "intends"), cell("FR", "air", "decided"))


def claim(number: int | None) -> GroupClaim:
    return GroupClaim(
        pk=1, claimed_by="A. President", what="countries ready", kinds=["troops"], number=number
    )


def test_who_can_be_named_is_held_against_the_number() -> None:
    shown = present(claim(26), BUILT)
    assert [(one.name, one.kind.slug, one.status.slug) for one in shown.named] == [
        ("Germany", "troops", "intends")
    ]
    assert shown.unnamed == 25
    assert shown.kinds == "Troops in Ukraine"


@pytest.mark.parametrize("number", [None, 0, 1])
def test_without_a_number_of_countries_nobody_is_named(number: int | None) -> None:
    shown = present(claim(number), BUILT)
    assert not shown.is_counted
    assert shown.named == []
