"""`manage.py rebuild_standings` derives anew what follows from the assessments."""

from io import StringIO

import pytest
from django.core.management import call_command

from coalition.register.derived import standings
from coalition.register.models import Standing
from tests.factories import register

pytestmark = pytest.mark.django_db


def test_what_was_lost_is_there_again_and_counted() -> None:
    for code in ("DE", "FR"):
        register.assessment(register.pledge(code))
    before = set(Standing.objects.values_list("pledge", "assessment", "valid", "known"))
    Standing.objects.all().delete()
    assert list(standings.faults())
    out = StringIO()
    call_command("rebuild_standings", stdout=out)
    assert out.getvalue() == "2 standings.\n"
    assert set(Standing.objects.values_list("pledge", "assessment", "valid", "known")) == before
    assert list(standings.faults()) == []


def test_an_empty_register_has_none() -> None:
    out = StringIO()
    call_command("rebuild_standings", stdout=out)
    assert out.getvalue() == "0 standings.\n"
