"""`/cells/CC/kind/`, and the same beside the matrix."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest
from django.test import Client

from coalition.register.actions import Quantity
from coalition.register.models import Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.public.reading import page

pytestmark = pytest.mark.django_db


def test_the_drawer_opens_beside_the_matrix_and_has_an_address(client: Client, troops: Pledge) -> None:
    headers = {
        "hx-request": "true",
        "hx-target": "drawer",
        "hx-current-url": "http://testserver/?kind=troops",
    }
    response = client.get("/cells/DE/troops/", headers=headers)
    assert response["HX-Push-Url"] == "/?kind=troops&cell=DE.troops"
    assert "<html" not in response.content.decode()
    whole = page(client, "/?kind=troops&cell=DE.troops")
    assert 'id="open-cell"' in whole
    assert "Wir schließen nichts aus." in whole


def test_a_cell_tells_its_history_and_what_it_rests_on(client: Client, troops: Pledge) -> None:
    text = page(client, "/cells/DE/troops/")
    assert '<blockquote class="said" lang="de">“Wir schließen nichts aus.”</blockquote>' in text
    assert '<a href="https://ministry.example/1" rel="noopener nofollow external">Kurier</a>' in text
    assert "up, before: Unclear" in text
    assert text.index('datetime="2026-01-06"') < text.index('datetime="2025-09-04"')


def test_a_cell_on_a_past_day_knows_nothing_of_later_words(client: Client, troops: Pledge) -> None:
    assert "nichts aus" not in page(client, "/cells/DE/troops/?as_of=2025-12-31")


def test_an_empty_cell_says_that_it_is_no_refusal(client: Client, troops: Pledge) -> None:
    assert "not a refusal" in page(client, "/cells/FR/troops/")


def test_a_correction_and_what_it_corrected_both_stay(client: Client, troops: Pledge) -> None:
    from coalition.register import actions
    from coalition.register.actions import AssessmentInput

    wrong = troops.assessments.order_by("-pk")[0]
    given = AssessmentInput(status="intends", said_on=date(2026, 1, 6), evidence=[register.EVIDENCE])
    actions.correct(by=EditorFactory.create(), wrong=wrong, assessment=given, reason="Misheard.")
    text = page(client, "/pledges/de-troops-1/")
    assert "corrected since" in text
    assert 'Why: <span lang="en">Misheard.</span>' in text


def test_hostile_words_are_shown_and_never_run(client: Client) -> None:
    pledge = register.pledge("DE", title="<script>alert(1)</script>")
    proof = replace(
        register.EVIDENCE, text='"><img src=x onerror=alert(1)>', url="https://x.example/?a=1&b=<i>"
    )
    register.assessment(
        pledge, "open", proof=proof, quantity=Quantity(Decimal(1), Decimal(2), "<b>tanks</b>")
    )
    for address in (
        "/",
        "/?cell=DE.troops",
        "/cells/DE/troops/",
        "/countries/DE/",
        "/pledges/de-troops-1/",
        "/?q=%3Cimg%3E",
    ):
        text = page(client, address)
        assert "<script>alert" not in text
        assert "<img" not in text
        assert "<b>tanks" not in text


def test_editors_see_how_to_change_a_status_and_readers_do_not(client: Client, troops: Pledge) -> None:
    assert "Change status" not in page(client, "/?cell=DE.troops")
    client.force_login(EditorFactory.create())
    assert 'hx-get="/review/assess/DE/troops/"' in page(client, "/?cell=DE.troops")
