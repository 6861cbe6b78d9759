"""`/pledges/id/`: what was believed when."""

from dataclasses import replace
from datetime import date

import pytest
from django.test import Client

from coalition.register import actions
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db


def test_what_was_believed_when_is_shown_once_it_differs(client: Client) -> None:
    by = EditorFactory.create()
    row = register.assessment(register.pledge("DE"), status="pledged")
    assert client.get(row.pledge.get_absolute_url()).context["known_versions"] == []
    later = register.assessment(
        row.pledge, "delivered", date(2026, 1, 20), proof=replace(register.EVIDENCE, basis="fact")
    )
    assert (
        client.get(row.pledge.get_absolute_url()).context["known_versions"] == []
    )  # a later word is no other belief
    right = actions.AssessmentInput("open", date(2026, 1, 10), [register.EVIDENCE])
    better = actions.correct(by=by, wrong=row, assessment=right, reason="Misheard")
    now, after, before = client.get(row.pledge.get_absolute_url()).context["known_versions"]
    assert (after.assessment, after.until) == (later.pk, None)
    assert (now.status.slug, now.since, now.until) == ("open", better.recorded_at, None)
    assert (before.status.slug, before.since, before.until) == (
        "pledged",
        row.recorded_at,
        better.recorded_at,
    )
    then = f"?known_at={row.recorded_at.isoformat().replace('+00:00', 'Z')}"
    assert client.get(row.pledge.get_absolute_url() + then).context["known_versions"] == []
