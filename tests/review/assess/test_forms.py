"""The form of a direct change starts from what the record says."""

import pytest
from django.utils import timezone

from coalition.review.assess.forms import AssessForm, initial_form
from coalition.review.suggestions.current_standings import current_standings
from tests.factories import register

pytestmark = pytest.mark.django_db


def shown(chosen: str = "") -> dict[str, object]:
    standings = current_standings("NO", "troops", timezone.now().date())
    form = initial_form("NO", "troops", standings, chosen)
    return {name: form[name].value() for name in form.fields}


def test_an_empty_cell_starts_with_a_new_pledge() -> None:
    values = shown()
    assert (values["pledge"], values["status"], values["conditions"]) == ("new", "", [])
    assert (values["title"], values["versions"]) == ("Norway: Troops in Ukraine", "")
    assert (values["said_on"], values["basis"], values["tier"]) == (
        timezone.now().date(),
        "statement",
        "B",
    )


def test_it_starts_from_the_first_pledge_with_its_status_and_conditions() -> None:
    row = register.assessment(register.pledge("NO"), "intends", conditions=["parliament", "ceasefire"])
    values = shown()
    assert (values["pledge"], values["status"]) == (str(row.pledge_id), "intends")
    assert values["conditions"] == ["ceasefire", "parliament"]
    assert values["versions"] == f"{row.pledge_id}:{row.pk}"


def test_a_link_chooses_a_pledge_by_its_slug_or_its_id() -> None:
    register.assessment(register.pledge("NO"), "refused")
    second = register.pledge("NO", title="Staff")
    register.assessment(second, "open")
    for chosen in (second.slug, str(second.pk)):
        assert (shown(chosen)["pledge"], shown(chosen)["status"]) == (str(second.pk), "open")
    assert shown("nonsense")["status"] == "refused"


def test_a_pledge_without_a_status_is_left_open() -> None:
    pledge = register.pledge("NO")
    assert (shown()["pledge"], shown()["status"]) == (str(pledge.pk), "")


def test_it_asks_for_an_assessment_a_pledge_and_evidence() -> None:
    errors = AssessForm([], {}).errors
    assert {"status", "said_on", "pledge", "text", "publisher", "url"} <= set(errors)
