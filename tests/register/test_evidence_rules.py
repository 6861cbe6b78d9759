"""The codebook's demands: copied for the database, and said to editors as warnings."""

import pytest

from coalition.codebook.loader import codebook
from coalition.register import evidence_rules
from coalition.register.models import StatusRule
from tests.factories import register
from tests.register.given import a_piece


@pytest.mark.django_db
def test_after_a_migration_the_table_says_what_the_codebook_says():
    assert {rule.status: tuple(rule.needs_basis) for rule in StatusRule.objects.all()} == {
        status.slug: status.needs_basis for status in codebook().statuses
    }
    assert evidence_rules.out_of_step() == ""


@pytest.mark.django_db
def test_whatever_differs_is_named_and_put_in_step():
    StatusRule.objects.filter(status="decided").update(needs_basis=[])
    assert evidence_rules.out_of_step() == "decided"
    StatusRule.objects.filter(status="open").delete()
    StatusRule.objects.create(status="promised", needs_basis=[])
    evidence_rules.sync()
    assert evidence_rules.out_of_step() == ""
    assert not StatusRule.objects.filter(status="promised").exists()


@pytest.mark.django_db
def test_a_rung_that_the_codebook_does_not_have_is_named():
    StatusRule.objects.create(status="aardvark", needs_basis=[])
    assert evidence_rules.out_of_step() == "aardvark"


@pytest.mark.django_db
def test_what_is_recorded_is_warned_of_as_what_is_about_to_be():
    row = register.assessment(
        register.pledge("DE"), "decided", proof=a_piece(basis="government", office="Federal Chancellor")
    )
    (warning,) = evidence_rules.warnings_about(row)
    assert "In Germany it is binding only once Bundestag has agreed" in warning
    bound = register.assessment(register.pledge("DE"), "decided", proof=a_piece(basis="parliament"))
    assert evidence_rules.warnings_about(bound) == []


def test_of_a_joint_pledge_every_country_is_looked_at():
    found = evidence_rules.warnings(
        kind="troops", countries=["DE", "FR", "NL"], status="decided", evidence=[("government", "")]
    )
    procedures = [code for code in ("DE", "FR", "NL") if codebook().procedure(code, "troops")]
    binding = [code for code in procedures if "parliament" in codebook().procedure(code, "troops").bound_by]
    assert len(found) == len(binding) > 0


def test_one_right_office_among_several_is_enough():
    evidence = [("statement", "Special Envoy"), ("statement", "Prime Minister")]
    assert evidence_rules.warnings(kind="troops", countries=["NO"], status="pledged", evidence=evidence) == []
