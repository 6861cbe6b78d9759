"""An assessment beside the form that corrects it."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.actions import Quantity
from coalition.register.models import Assessment
from coalition.review.corrections import queries
from coalition.review.corrections.forms import AssessmentCorrectionForm
from coalition.review.corrections.presenters import correction_context
from tests.factories import register

pytestmark = pytest.mark.django_db


@pytest.fixture
def row() -> Assessment:
    amount = Quantity(Decimal(500), Decimal(800), "soldiers")
    return register.assessment(
        register.pledge("SE", "NO"), "open", conditions=["parliament", "ceasefire"], quantity=amount
    )


def shown(row: Assessment, other: Assessment | None = None) -> dict[str, Any]:
    return correction_context(AssessmentCorrectionForm(row), other)


def test_it_says_what_is_on_record_and_of_whom(row: Assessment) -> None:
    context = shown(row)
    assert [str(one) for one in context["countries"]] == ["Norway", "Sweden"]
    assert (str(context["kind"]), context["status"].slug) == ("Troops in Ukraine", "open")
    assert (context["low"], context["high"], context["is_retracted"]) == ("500", "800", False)


def test_a_condition_of_each_country_is_named_once(row: Assessment) -> None:
    assert sorted(queries.conditions_of(row)) == ["ceasefire", "parliament"]
    assert row.waits_for.count() == 3
    assert len(shown(row)["conditions"]) == 2


def test_what_was_taken_back_is_said_to_be(editor: User, row: Assessment) -> None:
    gone = actions.retract(by=editor, wrong=row, reason="Never said.")
    assert shown(gone)["is_retracted"] is True


def test_notices_on_its_sources_stand_beside_it(editor: User, row: Assessment) -> None:
    assert shown(row)["notices"] == []
    notice = actions.notice_source(
        by=editor, sort="corrected", what="Misquoted.", said_on=date(2026, 2, 1), url=register.EVIDENCE.url
    )
    assert shown(row)["notices"] == [notice]


def test_somebody_elses_assessment_is_compared(row: Assessment) -> None:
    theirs = register.assessment(row.pledge, "intends")
    assert shown(row, theirs)["other"] == theirs
    assert "other" not in shown(row)


def test_an_assessment_is_fetched_with_its_pledge(row: Assessment, django_assert_num_queries) -> None:
    with django_assert_num_queries(1):
        assert queries.assessments().get(pk=row.pk).pledge.title == "Soldiers"
