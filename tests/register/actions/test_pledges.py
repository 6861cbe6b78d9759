"""Pledges as they are opened: who takes part, with which share, and what an assessment of them keeps."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.db import IntegrityError, connection, transaction

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.actions import Quantity
from coalition.register.models import Assessment, Condition, Entry, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import an_assessment

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 10)


@pytest.fixture
def by() -> User:
    for code in ("DE", "DK", "FR", "NO", "SE"):
        register.country(code)
    return EditorFactory.create(username="mira")


def test_a_joint_pledge_keeps_the_shares_that_are_known(by):
    pledge = actions.open_pledge(
        by=by,
        kind="troops",
        title="  A brigade ",
        countries=["DK", "SE", "DK"],
        shares={"SE": Quantity(Decimal(400), Decimal(600), "soldiers")},
    )
    assert (pledge.title, pledge.created_by) == ("A brigade", by)
    parts = {
        part.country_id: (part.share_low, part.share_high, part.share_unit)
        for part in pledge.participations.all()
    }
    assert parts == {"DK": (None, None, ""), "SE": (Decimal(400), Decimal(600), "soldiers")}


@pytest.mark.parametrize(("share", "words"), [
    (Quantity(Decimal(5), Decimal(4), "soldiers"), "from the lower number to the higher"),
    (Quantity(Decimal(-1), Decimal(4), "soldiers"), "neither is below zero"),
    (Quantity(Decimal(1), Decimal(4), " "), "what the quantity counts"),
])  # fmt: skip
def test_a_share_is_a_range_with_a_unit(by, share, words):
    with pytest.raises(actions.Refused, match=words):
        actions.open_pledge(by=by, kind="troops", title="A brigade", countries=["DK"], shares={"DK": share})
    assert not Pledge.objects.exists()


def test_a_country_that_is_not_on_record_can_not_take_part(by):
    savepoint = transaction.savepoint_create()
    actions.open_pledge(by=by, kind="troops", title="A brigade", countries=["XX"])
    with pytest.raises(IntegrityError):
        connection.check_constraints()  # as at a commit
    transaction.savepoint_rollback(savepoint)
    assert not Pledge.objects.exists()


def test_numbers_in_slugs_are_not_reused_between_pledges_that_begin_alike(by):
    slugs = [
        actions.open_pledge(by=by, kind=kind, title="A pledge", countries=countries).slug
        for kind, countries in (
            ("air", ["DE"]),
            ("air", ["DE"]),
            ("air", ["FR", "DE"]),
            ("air", ["DE", "DK", "FR", "NO", "SE"]),
            ("air", ["DE", "DK", "FR", "NO"]),
        )
    ]
    assert slugs == ["de-air-1", "de-air-2", "de-fr-air-1", "de-dk-fr-no-air-1", "de-dk-fr-no-air-2"]


def test_an_assessment_keeps_its_quantity_in_numbers_and_in_words(by):
    given = an_assessment(
        quantity=Quantity(Decimal(50), Decimal(250), " soldiers ", "some fifty, later five times that")
    )
    row = actions.record(by=by, pledge=register.pledge("DE"), assessment=replace(given, note="Read twice."))
    row.refresh_from_db()
    assert (row.quantity_low, row.quantity_high, row.quantity_unit) == (Decimal(50), Decimal(250), "soldiers")
    assert (row.quantity_words, row.note) == ("some fifty, later five times that", "Read twice.")


def test_a_retraction_keeps_what_it_took_back_and_no_more(by):
    pledge = register.pledge("DE")
    given = an_assessment(
        "intends", DAY, "about", quantity=Quantity(Decimal(5), Decimal(5), "ship"), conditions=["ceasefire"]
    )
    wrong = actions.record(by=by, pledge=pledge, assessment=given)
    gone = actions.retract(by=by, wrong=wrong, reason="Never said")
    assert (gone.status, gone.said_on, gone.said_on_precision, gone.reason) == (
        "intends",
        DAY,
        "about",
        "Never said",
    )
    assert (gone.quantity_low, gone.waits_for.count(), gone.evidence.count()) == (None, 0, 0)
    assert not Assessment.objects.as_of(DAY).exists()


def test_conditions_are_made_once_one_for_all_or_one_a_country(by):
    made = actions.conditions_for(["ceasefire", "parliament", "ceasefire"], ["DE", "FR", "DE"])
    assert [(one.slug, one.country_id) for one in made] == [
        ("ceasefire", None),
        ("parliament", "DE"),
        ("parliament", "FR"),
    ]
    assert actions.conditions_for(["parliament", "ceasefire"], ["FR"]) == [made[2], made[0]]
    assert Condition.objects.count() == 3


def test_nothing_of_a_refused_assessment_is_left(by):
    pledge = register.pledge("DE")
    wrong = an_assessment("decided", conditions=["ceasefire"])
    with pytest.raises(actions.Refused):
        actions.record(by=by, pledge=pledge, assessment=replace(wrong, evidence=an_assessment().evidence))
    assert (Assessment.objects.count(), Condition.objects.count(), Entry.objects.count()) == (0, 0, 1)


def test_a_correction_of_a_retraction_records_it_anew(by):
    pledge = register.pledge("DE")
    first = actions.record(by=by, pledge=pledge, assessment=an_assessment("open", DAY))
    gone = actions.retract(by=by, wrong=first, reason="Never said")
    with pytest.raises(actions.Refused, match="taken back already"):
        actions.retract(by=by, wrong=gone, reason="Again")
    again = actions.correct(
        by=by, wrong=gone, assessment=an_assessment("open", DAY), reason="It was said after all"
    )
    assert Assessment.objects.as_of(DAY).get() == again
    assert Assessment.objects.as_of(DAY, first.recorded_at).get() == first
    assert not Assessment.objects.as_of(DAY, gone.recorded_at).exists()
