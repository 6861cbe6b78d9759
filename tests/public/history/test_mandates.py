"""How far mandates had got: on a day, as known at a time, in the order in which readers wait for them."""

from datetime import date

import pytest
from django.utils.translation import override

from coalition.public.history.mandates import all_mandates, mandates_of
from coalition.public.mandates.queries import dated_steps
from coalition.public.selection.selection import Selection
from coalition.register import actions
from coalition.register.models import MandateStep
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
ASKED = Selection(as_of=date(2026, 2, 1))


def step(country: str, state: str, said_on: date, next_on: date | None = None) -> MandateStep:
    register.country(country)
    given = actions.MandateStepInput(state, said_on, [register.EVIDENCE], next_on=next_on)
    return actions.set_mandate(
        by=EditorFactory.create(), country=country, body="Parliament", what="Sending soldiers", step=given
    )


def test_the_next_date_stands_first_and_the_others_by_the_name_in_the_readers_language() -> None:
    for country in ("SE", "AT", "EE", "DE"):
        step(country, "asked", date(2026, 1, 10))
    step("FI", "asked", date(2026, 1, 10), date(2026, 4, 1))
    step("PL", "asked", date(2026, 1, 10), date(2026, 3, 1))
    with override("en"):
        assert [one.country.code for one in all_mandates(ASKED)] == ["PL", "FI", "AT", "EE", "DE", "SE"]
    with override("de"):
        assert [one.country.code for one in all_mandates(ASKED)] == ["PL", "FI", "DE", "EE", "AT", "SE"]


def test_a_mandate_stands_where_it_stood_on_the_day_and_as_it_was_known() -> None:
    step("DE", "asked", date(2026, 1, 10), date(2026, 3, 1))
    agreed = step("DE", "agreed", date(2026, 1, 20))
    (now,) = mandates_of("DE", ASKED)
    assert (now.agreed, now.row) == (True, agreed)
    assert len(now.pieces) == 1
    (before,) = mandates_of("DE", ASKED.but(as_of=date(2026, 1, 19)))
    assert not before.agreed
    assert mandates_of("DE", ASKED.but(as_of=date(2026, 1, 9))) == []
    assert mandates_of("DE", ASKED.but(known_at=agreed.recorded_at))[0].agreed
    actions.retract_mandate(by=EditorFactory.create(), wrong=agreed, reason="It was another vote.")
    assert not mandates_of("DE", ASKED)[0].agreed
    assert mandates_of("DE", ASKED.but(known_at=agreed.recorded_at))[0].agreed


def test_only_the_countries_asked_for_are_shown() -> None:
    for country in ("DE", "FR", "PL"):
        step(country, "asked", date(2026, 1, 10))
    assert [one.country.code for one in all_mandates(ASKED.but(country=("FR", "PL")))] == ["FR", "PL"]
    assert mandates_of("IT", ASKED) == []


def test_the_calendar_holds_the_newest_step_alone_and_only_those_with_a_date() -> None:
    step("DE", "asked", date(2026, 1, 10), date(2026, 3, 1))
    step("FR", "asked", date(2026, 1, 10))
    later = step("PL", "asked", date(2026, 1, 10), date(2026, 2, 1))
    assert [one.mandate.country_id for one in dated_steps(date(2026, 2, 1))] == ["PL", "DE"]
    step("DE", "agreed", date(2026, 1, 20))
    assert list(dated_steps(date(2026, 2, 1))) == [later]
    assert list(dated_steps(date.min)) == []


@pytest.mark.parametrize("language", ["en", "de", "fr", "uk"])
def test_each_state_has_words_of_its_own(language: str) -> None:
    for country, state in zip(("DE", "FR", "PL", "SE", "NO", "DK"), MandateStep.State.values, strict=False):
        step(country, state, date(2026, 1, 10))
    with override(language):
        words = [one.state for one in all_mandates(ASKED)]
    assert len(set(words)) == len(words) == min(6, len(MandateStep.State.values))
    assert not {"asked", "not_asked"} & set(words)
