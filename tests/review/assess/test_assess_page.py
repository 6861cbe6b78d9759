"""An editor changes a status directly, from the matrix."""

import json
from datetime import date

import pytest
from django.urls import reverse

from coalition.register.models import Assessment, Pledge
from coalition.review.models import Decision
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true", "HX-Target": "assess"}
URL = "/review/assess/NO/troops/"
EVIDENCE = {
    "form": "quote",
    "text": "We will not send soldiers.",
    "url": "https://gazette.example/1",
    "publisher": "Gazette",
    "tier": "B",
    "speaker": "Prime minister",
    "basis": "statement",
    "language": "en",
}


@pytest.fixture
def desk(client):
    register.country("NO")
    client.force_login(EditorFactory.create(username="mira"))
    return client


def send(client, *, headers=None, page=None, **changes):
    page = page or client.get(URL)
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields} | {
        "status": "refused",
        "said_on": "2026-03-02",
    }
    data = {name: value for name, value in (shown | EVIDENCE | changes).items() if value not in (None, [])}
    return client.post(URL, data, headers=headers)


def test_the_form_is_a_page_and_a_part_of_the_drawer(desk):
    assert "<html" in desk.get(URL).content.decode()
    part = desk.get(URL, headers=HTMX).content.decode()
    assert "<html" not in part
    assert "<form" in part


def test_a_new_pledge_with_its_evidence_is_recorded_through_the_desks_door(desk):
    response = send(desk, title="Soldiers in Ukraine")
    assert response["Location"] == reverse("public:cell", args=["NO", "troops"])
    row = Assessment.objects.get()
    assert (row.status, row.said_on, row.pledge.title) == ("refused", date(2026, 3, 2), "Soldiers in Ukraine")
    proof = row.evidence.get()
    assert (proof.text, proof.speaker, proof.basis) == (
        "We will not send soldiers.",
        "Prime minister",
        "statement",
    )
    assert Decision.objects.get().suggestion.authored_by.username == "mira"


def test_it_starts_from_what_the_record_says(desk):
    pledge = register.pledge("NO")
    register.assessment(pledge, "open", conditions=["ceasefire"])
    form = desk.get(URL).context["form"]
    assert (form["status"].value(), form["conditions"].value(), form["pledge"].value()) == (
        "open",
        ["ceasefire"],
        str(pledge.pk),
    )


def test_with_htmx_the_matrix_is_told(desk):
    response = send(desk, headers=HTMX)
    assert response.status_code == 200
    assert json.loads(response["HX-Trigger"]) == {"register-moved": {"country": "NO", "kind": "troops"}}
    assert "Recorded: Norway, Troops in Ukraine." in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"text": ""}, "This field is required"),
        ({"url": ""}, "an address, or a reference"),
        ({"url": "javascript:alert(1)"}, "Enter a valid URL"),
        ({"publisher": ""}, "This field is required"),
        ({"status": "decided"}, "needs evidence that rests on one of these"),
        ({"status": "delivered", "basis": "parliament"}, "report of the fact"),
        ({"said_on": "2999-01-01"}, "lies in the future"),
        ({"status": ""}, "This field is required"),
        ({"published": "2999-01-01"}, "lies in the future"),
    ],
)
def test_what_is_wrong_is_said_in_place(desk, changes, sentence):
    page = send(desk, **changes)
    part = send(desk, headers=HTMX, **changes)
    assert (page.status_code, part.status_code) == (422, 200)
    for response in (page, part):
        assert sentence in response.content.decode()
    assert "HX-Trigger" not in part
    assert not Pledge.objects.exists()


def test_a_reference_does_instead_of_an_address(desk):
    send(desk, url="", reference="Minutes of the cabinet, 2 March")
    assert Assessment.objects.get().evidence.get().reference == "Minutes of the cabinet, 2 March"


def test_of_two_editors_the_second_sees_both_and_nothing_is_overwritten(desk):
    pledge = register.pledge("NO")
    register.assessment(pledge, "open")
    page = desk.get(URL)
    register.assessment(pledge, "intends", date(2026, 2, 20), by=EditorFactory.create(username="otto"))
    response = send(desk, page=page, note="My own words.")
    html = response.content.decode()
    assert response.status_code == 409
    assert "otto recorded on" in html
    assert "My own words." in html
    assert "We will not send soldiers." in html
    assert Assessment.objects.count() == 2
    again = send(desk, page=response)
    assert again.status_code == 302
    assert Assessment.objects.count() == 3


def test_a_pledge_opened_meanwhile_is_not_doubled_by_accident(desk):
    page = desk.get(URL)
    register.pledge("NO", title="Their pledge")
    response = send(desk, page=page)
    assert response.status_code == 409
    assert "Their pledge" in response.content.decode()
    assert Pledge.objects.count() == 1


@pytest.mark.parametrize("url", ["/review/assess/XX/troops/", "/review/assess/NO/tanks/"])
def test_unknown_cells_are_not_found(desk, url):
    assert desk.get(url).status_code == 404


def test_wrong_method(desk):
    assert desk.put(URL).status_code == 405
