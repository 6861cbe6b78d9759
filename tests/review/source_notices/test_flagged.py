"""What rests on a corrected source is listed for editors, who let it stand or take it back."""

from datetime import date

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.models import Assessment, Notice
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(EditorFactory.create())
    return client


@pytest.fixture
def resting() -> Assessment:
    return register.assessment(register.pledge("DE", title="Soldiers for the force"))


def notice() -> Notice:
    return actions.notice_source(
        by=EditorFactory.create(),
        sort="corrected",
        what="Misquoted.",
        said_on=date(2026, 2, 1),
        url=register.EVIDENCE.url,
    )


def test_readers_are_sent_to_sign_in(client: Client) -> None:
    assert client.get("/review/flagged/").status_code == 302


def test_an_editor_records_that_a_source_put_itself_right(desk: Client, resting: Assessment) -> None:
    wrong = {"sort": "corrected", "what": "Misquoted.", "said_on": "2026-02-01"}
    assert "Say which evidence is touched" in desk.post("/review/flagged/", wrong).content.decode()
    page = desk.post("/review/flagged/", wrong | {"url": register.EVIDENCE.url}, follow=True)
    assert [item.row for item in page.context["flagged"]] == [resting]
    assert "It touches 1 assessment." in page.content.decode()


def test_it_stands_or_is_taken_back_for_a_reason(desk: Client, resting: Assessment) -> None:
    address = f"/review/flagged/{resting.pk}/{notice().pk}/"
    assert "Say why it stands" in desk.post(address, {"note": " "}, follow=True).content.decode()
    page = desk.post(address, {"note": "The minister confirmed it.", "act": "uphold"}, follow=True)
    assert page.context["flagged"] == []
    again = notice()
    page = desk.post(
        f"/review/flagged/{resting.pk}/{again.pk}/", {"note": "Never said.", "act": "retract"}, follow=True
    )
    assert page.context["flagged"] == []
    assert not Assessment.objects.as_of(date(2026, 2, 2)).exists()


def test_what_is_unknown_is_not_found_and_nothing_is_changed_by_looking(
    desk: Client, resting: Assessment
) -> None:
    assert desk.post("/review/flagged/1000000/1/").status_code == 404
    assert desk.get(f"/review/flagged/{resting.pk}/{notice().pk}/").status_code == 405


def test_an_empty_list_says_so(desk: Client) -> None:
    assert "Nothing to look at again" in desk.get("/review/flagged/").content.decode()
