"""What the register is asked for a matrix."""

from datetime import UTC, date, datetime

import pytest

from coalition.core.errors import BadParameter
from coalition.public.matrix_data import queries
from coalition.public.selection.selection import Selection
from coalition.register.models import Membership
from tests.factories import register

CEASEFIRE, PARLIAMENT = ("ceasefire", None), ("parliament", "DE")


def test_a_condition_is_met_by_the_latest_of_its_states() -> None:
    changes = [
        (CEASEFIRE, date(2026, 1, 1), "met"),
        (PARLIAMENT, date(2026, 1, 2), "met"),
        (CEASEFIRE, date(2026, 2, 1), "unmet"),
    ]
    assert queries.met_on(changes, date(2025, 12, 31)) == frozenset()
    assert queries.met_on(changes, date(2026, 1, 31)) == {CEASEFIRE, PARLIAMENT}
    assert queries.met_on(changes, date(2026, 2, 1)) == {PARLIAMENT}


@pytest.mark.django_db
def test_a_country_belongs_to_its_bodies_from_their_day_on() -> None:
    register.country("FI")
    Membership.objects.create(country_id="FI", body="nato", valid_from=date(2023, 4, 4))
    (before,), (after,) = queries.places_on(date(2023, 4, 3)), queries.places_on(date(2023, 4, 4))
    assert (before.bodies, after.bodies) == ((), ("nato",))
    assert queries.is_country("FI")
    assert not queries.is_country("SE")


@pytest.mark.django_db
def test_an_unknown_country_is_refused_by_the_parameter_that_names_it() -> None:
    for asked, name in ((Selection(country=("XX",)), "country"), (Selection(cell=("XX", "troops")), "cell")):
        with pytest.raises(BadParameter) as refused:
            queries.matrix(asked)
        assert refused.value.parameter == name


@pytest.mark.django_db
def test_the_days_of_change_are_those_known_at_the_time() -> None:
    register.assessment(register.pledge("DE"), "open", date(2026, 1, 6))
    assert queries.days_of_change(None) == "2026-01-06"
    assert queries.days_of_change(datetime(2020, 1, 1, tzinfo=UTC)) == ""
