"""The starter register: everything with its evidence, once, in an empty database."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command

from coalition.accounts.models import User
from coalition.register.chain import ledger
from coalition.register.models import Assessment, Country, GroupClaim, MandateStep, Membership, Pledge
from coalition.register.starter import load as starter
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 31)


def load() -> str:
    out = StringIO()
    call_command("load_starter", stdout=out)
    return out.getvalue()


def test_it_is_loaded_once():
    assert load() == (
        "Loaded 37 countries, 95 memberships, 52 pledges, 58 assessments, 11 mandates and 3 claims on groups.\n"
    )
    version = ledger.version()
    assert load() == "The starter register is already there; nothing was changed.\n"
    assert ledger.version() == version


def test_what_it_says_can_be_read_off():
    load()
    states = (
        Assessment.objects.as_of(DAY)
        .select_related("pledge")
        .prefetch_related("evidence", "pledge__participations")
    )
    assert all(row.evidence.all() for row in states)
    found = {
        (part.country_id, row.pledge.kind, row.status)
        for row in states
        for part in row.pledge.participations.all()
    }
    assert {
        ("FR", "bases", "intends"),
        ("GB", "bases", "intends"),
        ("IT", "troops", "refused"),
        ("RO", "neighbour_support", "delivered"),
    } <= found
    assert Pledge.objects.get(kind="bases").countries.count() == 2
    assert (
        Assessment.objects.as_of(date(2025, 8, 20))
        .get(pledge__countries="LT", pledge__kind="troops")
        .conditions.count()
        == 2
    )
    assert set(Assessment.objects.values_list("said_on_precision", flat=True)) == {"day", "about"}


def test_every_country_has_its_bodies():
    load()
    members = set(Membership.objects.on(DAY).filter(body="coalition").values_list("country", flat=True))
    assert {"UA", "FR", "AL"} <= members
    assert not members & {"US", "HU", "SK"}
    assert Country.objects.in_bodies(["neighbour"], DAY).count() == 4
    eu = Membership.objects.filter(country="GB", body="eu")
    assert eu.on(date(2020, 1, 31)).exists()
    assert not eu.on(date(2020, 2, 1)).exists()
    assert MandateStep.objects.as_of(DAY).get(mandate__country="NL").state == "agreed"
    assert GroupClaim.objects.as_of(DAY).filter(number=26).exists()


def test_nobody_can_sign_in_as_its_author():
    load()
    account = User.objects.get(username=starter.ACCOUNT)
    assert not account.is_active
    assert not account.has_usable_password()


def test_a_record_that_was_begun_is_left_alone():
    register.assessment(register.pledge("DE"))
    assert "nothing was changed" in load()
    assert Pledge.objects.count() == 1
    assert not MandateStep.objects.exists()


def test_an_account_of_that_name_is_not_taken_over():
    EditorFactory.create(username=starter.ACCOUNT)
    with pytest.raises(CommandError, match="belongs to somebody"):
        load()
    assert not Country.objects.exists()
