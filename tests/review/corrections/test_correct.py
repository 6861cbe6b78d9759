"""An editor puts an assessment right, or takes it back, from its pledge's page."""

from datetime import date
from decimal import Decimal
from typing import Any

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.actions import EvidenceInput, Quantity
from coalition.register.models import Assessment, Pledge
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db

NEW = {
    "form": "quote",
    "text": "The house agreed.",
    "publisher": "Gazette",
    "url": "https://gazette.example/2",
}
LAW = EvidenceInput(form="summary", text="The house agreed.", reference="Minutes", basis="parliament")


@pytest.fixture
def desk(client: Client) -> Client:
    client.force_login(EditorFactory.create(username="mira"))
    return client


@pytest.fixture
def pledge() -> Pledge:
    return register.pledge("DE", "NO", title="A brigade")


@pytest.fixture
def row(pledge: Pledge) -> Assessment:
    amount = Quantity(Decimal(500), Decimal(800), "soldiers", words="several hundred")
    return register.assessment(pledge, "open", conditions=["ceasefire", "parliament"], quantity=amount)


def address(row: Assessment) -> str:
    return f"/review/assessments/{row.pk}/correct/"


def send(client: Client, page: Any, **changes: Any) -> Any:
    """What the page's form would send, with changes."""
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields} | {"reason": "Misheard."} | changes
    data = {name: value for name, value in shown.items() if value not in (None, [])}
    return client.post(address(page.context["row"]), data)


def text(response: Any) -> str:
    return str(response.content.decode())


def of_otto(row: Assessment, status: str = "unclear", **more: Any) -> Assessment:
    """Somebody else's correction."""
    given = actions.AssessmentInput(
        status, row.said_on, evidence=[EvidenceInput(**more)] if more else [register.EVIDENCE]
    )
    return actions.correct(
        by=EditorFactory.create(username="otto"), wrong=row, assessment=given, reason="A slip."
    )


def test_the_form_starts_from_what_is_on_record(desk: Client, row: Assessment) -> None:
    page = desk.get(address(row))
    form = page.context["form"]
    assert (form["status"].value(), form["conditions"].value()) == ("open", ["ceasefire", "parliament"])
    assert (form["quantity_low"].value(), form["quantity_unit"].value()) == ("500", "soldiers")
    assert [(one.row.text, one.checked) for one in form.kept_evidence] == [(register.EVIDENCE.text, True)]


def test_a_correction_supersedes_and_keeps_the_evidence(desk: Client, row: Assessment) -> None:
    response = send(desk, desk.get(address(row)), status="intends", note="See the second minute.")
    (better,) = Assessment.objects.known()
    assert response["Location"] == f"{row.pledge.get_absolute_url()}#a{better.pk}"
    assert (better.supersedes, better.nature, better.reason) == (row, "correction", "Misheard.")
    assert (better.status, better.note, better.recorded_by_name) == (
        "intends",
        "See the second minute.",
        "mira",
    )
    assert {one.condition.slug for one in better.waits_for.all()} == {"ceasefire", "parliament"}
    assert (better.quantity_high, better.quantity_words) == (Decimal(800), "several hundred")
    assert better.evidence.get().url == register.EVIDENCE.url


def test_a_correction_that_changes_nothing_is_refused(desk: Client, row: Assessment) -> None:
    response = send(desk, desk.get(address(row)), reason="In other words.")
    assert (response.status_code, Assessment.objects.count()) == (422, 1)
    assert "This changes nothing of what is on record." in text(response)
    assert "In other words." in text(response)


def test_evidence_is_left_out_and_added(desk: Client, row: Assessment) -> None:
    send(desk, desk.get(address(row)), keep=[], status="decided", basis="parliament", **NEW)
    proof = Assessment.objects.known().get().evidence.get()
    assert (proof.text, proof.basis) == ("The house agreed.", "parliament")


def test_a_retraction_needs_nothing_but_its_reason(desk: Client, row: Assessment) -> None:
    page = desk.get(address(row))
    response = send(desk, page, act="retract", status="", said_on="never", keep=[], url="javascript:1")
    assert response["Location"].startswith(row.pledge.get_absolute_url())
    assert not Assessment.objects.known().exists()
    taken_back = Assessment.objects.get(supersedes=row)
    assert (taken_back.nature, taken_back.reason) == ("retraction", "Misheard.")
    assert "taken back" in text(desk.get(row.pledge.get_absolute_url()))


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"reason": " "}, "Say why this is corrected"),
        ({"reason": "", "act": "retract"}, "Say why this is corrected"),
        ({"status": "decided"}, "needs evidence that rests on one of these"),
        # What is chosen for a new piece counts only when there is one.
        ({"status": "decided", "basis": "parliament"}, "needs evidence that rests on one of these"),
        ({"keep": []}, "Keep evidence that is on record, or add a new piece"),
        ({"keep": ["0" * 16]}, "This evidence is not on record here"),
        ({"text": "The house agreed."}, "an address, or a reference"),
        ({"url": "https://gazette.example/2"}, "This field is required"),
        ({"said_on": "2999-01-01"}, "lies in the future"),
        ({"status": "perhaps"}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_in_place(
    desk: Client, row: Assessment, changes: dict[str, Any], sentence: str
) -> None:
    response = send(desk, desk.get(address(row)), **({"note": "My own words."} | changes))
    assert response.status_code == 422
    assert sentence in text(response)
    assert "My own words." in text(response)
    assert Assessment.objects.count() == 1


def test_evidence_on_record_is_enough_for_its_rung(desk: Client, pledge: Pledge) -> None:
    row = register.assessment(pledge, "decided", proof=LAW)
    assert send(desk, desk.get(address(row)), conditions=["ceasefire"]).status_code == 302
    assert Assessment.objects.known().get().evidence.get().basis == "parliament"


def test_of_two_editors_the_second_sees_both_and_nothing_is_overwritten(
    desk: Client, row: Assessment
) -> None:
    page = desk.get(address(row))
    theirs = of_otto(row, form="summary", text="What otto found.", reference="Minutes")
    response = send(desk, page, status="intends", note="My own words.", **NEW)
    assert response.status_code == 409
    for words in ("otto recorded on", "A slip.", "My own words.", "The house agreed."):
        assert words in text(response)
    form = response.context["form"]
    assert [(one.row.text, one.checked) for one in form.kept_evidence] == [
        (register.EVIDENCE.text, True),
        ("What otto found.", True),
    ]
    assert list(Assessment.objects.known()) == [theirs]
    assert send(desk, response).status_code == 302
    mine = Assessment.objects.known().get()
    assert (mine.supersedes, mine.status, mine.evidence.count()) == (theirs, "intends", 3)


def test_the_same_evidence_is_not_recorded_twice(desk: Client, row: Assessment) -> None:
    for _time in range(2):
        send(desk, desk.get(address(Assessment.objects.known().get())), **NEW)
    assert Assessment.objects.known().get().evidence.count() == 2


def test_a_pledge_that_moved_on_is_looked_at_again(desk: Client, row: Assessment) -> None:
    page = desk.get(address(row))
    register.assessment(row.pledge, "intends", date(2026, 2, 20), by=EditorFactory.create(username="otto"))
    for act in ("correct", "retract"):
        response = send(desk, page, act=act)
        assert (response.status_code, "otto recorded on" in text(response)) == (409, True)
    assert send(desk, response, act="retract").status_code == 302
    assert [one.status for one in Assessment.objects.known()] == ["intends"]


def test_what_was_taken_back_meanwhile_is_not_brought_back(desk: Client, row: Assessment) -> None:
    page = desk.get(address(row))
    actions.retract(by=EditorFactory.create(username="otto"), wrong=row, reason="Never said.")
    response = send(desk, page, note="My own words.")
    assert response.status_code == 409
    for words in ("otto took this back on", "Never said.", "My own words.", "Record the status anew"):
        assert words in text(response)
    assert send(desk, response).status_code == 409
    assert not Assessment.objects.known().exists()


def test_a_superseded_assessment_leads_to_what_counts(desk: Client, row: Assessment) -> None:
    newest = of_otto(row)
    page = desk.get(address(row), follow=True)
    assert page.redirect_chain == [(address(newest), 302)]
    assert "corrected already" in text(page)
    actions.retract(by=EditorFactory.create(), wrong=newest, reason="Never said.")
    page = desk.get(address(row), follow=True)
    assert page.redirect_chain == [(row.pledge.get_absolute_url(), 302)]
    assert "nothing to correct any more" in text(page)


def test_the_pledges_page_links_to_it_for_editors_alone(client: Client, row: Assessment) -> None:
    newest, page = of_otto(row), row.pledge.get_absolute_url()
    assert "/review/assessments/" not in text(client.get(page))
    client.force_login(EditorFactory.create())
    assert text(client.get(page)).count("/review/assessments/") == 1
    assert address(newest) in text(client.get(page))


def test_a_flagged_assessment_is_put_right(desk: Client, row: Assessment) -> None:
    actions.notice_source(
        by=EditorFactory.create(),
        sort="corrected",
        what="Misquoted.",
        said_on=date(2026, 2, 1),
        url=register.EVIDENCE.url,
    )
    assert address(row) in text(desk.get("/review/flagged/"))
    page = desk.get(address(row))
    assert "source corrected" in text(page)
    assert "Misquoted." in text(page)
    send(desk, page, status="unclear")
    assert not Assessment.objects.flagged().exists()


def test_the_anonymous_are_sent_to_sign_in(client: Client, row: Assessment) -> None:
    for response in (client.get(address(row)), client.post(address(row))):
        assert response.status_code == 302
        assert "sign-in" in response["Location"]


def test_unknown_and_wrong(desk: Client, row: Assessment) -> None:
    assert desk.get("/review/assessments/1000000/correct/").status_code == 404
    assert desk.put(address(row)).status_code == 405
