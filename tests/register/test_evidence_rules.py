"""The codebook's demands: copied for the database, and said to editors as warnings."""

import pytest
from django.db import connection
from django.utils import translation

from coalition.codebook.loader import codebook
from coalition.register import evidence_rules
from coalition.register.models import StatusRule
from tests.factories import register
from tests.register.given import a_piece


@pytest.mark.django_db
def test_after_a_migration_the_table_says_what_the_codebook_says() -> None:
    assert {rule.status: tuple(rule.needs_basis) for rule in StatusRule.objects.all()} == {
        status.slug: status.needs_basis for status in codebook().statuses
    }
    assert evidence_rules.out_of_step() == ""


@pytest.mark.django_db
def test_what_is_out_of_step_is_named_and_put_right() -> None:
    StatusRule.objects.create(status="zealous", needs_basis=[])
    assert evidence_rules.out_of_step() == "zealous"
    StatusRule.objects.filter(status="open").update(needs_basis=["fact"])
    StatusRule.objects.filter(status="decided").delete()
    assert evidence_rules.out_of_step() == "decided"  # the first by name
    evidence_rules.sync()
    assert evidence_rules.out_of_step() == ""
    assert not StatusRule.objects.filter(status="zealous").exists()


@pytest.mark.django_db
def test_a_database_without_the_table_is_left_alone() -> None:
    with connection.cursor() as cursor:
        cursor.execute("ALTER TABLE register_statusrule RENAME TO elsewhere")
    evidence_rules.sync()
    assert "register_statusrule" not in connection.introspection.table_names()


def warnings(status: str, *evidence: tuple[str, str], countries: tuple[str, ...] = ("DE",)) -> list[str]:
    return evidence_rules.warnings(kind="troops", countries=countries, status=status, evidence=evidence)


def test_one_office_that_may_say_it_is_enough() -> None:
    assert warnings("pledged", ("statement", "Special Envoy"), ("statement", "Prime Minister")) == []


def test_the_first_office_named_is_told_back() -> None:
    (said,) = warnings("pledged", ("statement", " "), ("statement", "Envoy"), ("statement", "Clerk"))
    assert said.startswith("“Pledged” is the word of one of these: ")
    assert said.endswith("The speaker is “Envoy”.")
    (said,) = warnings("pledged", ("statement", ""))
    assert said.endswith("Say which office the speaker holds.")


def test_the_offices_are_those_of_the_rung() -> None:
    (said,) = warnings("pledged", ("statement", ""))
    rung = codebook().status("pledged")
    offices = [str(office) for office in codebook().offices if office.slug in rung.spoken_by]
    assert f"one of these: {', '.join(offices)}. " in said


def test_of_a_joint_pledge_every_country_has_its_own_procedure() -> None:
    found = warnings("decided", ("government", ""), countries=("DE", "FR", "SE"))
    assert [country for country in ("Germany", "France", "Sweden") for said in found if country in said] == [
        "Germany",
        "Sweden",
    ]


def test_where_no_language_is_active_a_country_has_its_english_name() -> None:
    with translation.override(None):
        (said,) = warnings("decided", ("government", ""))
    assert "In Germany " in said


def test_what_binds_nobody_needs_no_procedure() -> None:
    assert warnings("intends", ("statement", "Federal Chancellor")) == []


@pytest.mark.django_db
def test_what_is_recorded_is_warned_of_as_what_is_about_to_be() -> None:
    row = register.assessment(
        register.pledge("DE"), "decided", proof=a_piece(basis="government", office="Federal Chancellor")
    )
    assert evidence_rules.warnings_about(row) == warnings("decided", ("government", "Federal Chancellor"))
    (said,) = evidence_rules.warnings_about(row)
    assert "In Germany it is binding only once Bundestag has agreed" in said
    bound = register.assessment(register.pledge("DE"), "decided", proof=a_piece(basis="parliament"))
    assert evidence_rules.warnings_about(bound) == []
