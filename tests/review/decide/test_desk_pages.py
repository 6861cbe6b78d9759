"""The queue and the decision, through HTTP."""

from datetime import date

import pytest
from django.urls import reverse

from coalition.readings.models import Reading
from coalition.register.models import Assessment
from coalition.review.decide import actions
from coalition.review.models import Decision, Suggestion
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db

HTMX = {"headers": {"HX-Request": "true", "HX-Target": "desk"}}


@pytest.fixture
def editor():
    return EditorFactory.create(username="mira")


@pytest.fixture
def desk(client, editor):
    client.force_login(editor)
    return client


def form_of(response, **changes):
    """What a browser would send: the form as it was shown, and what the editor changed."""
    form = response.context["form"]
    data = {name: form[name].value() for name in form.fields}
    data["said_on"] = str(data["said_on"])
    return {name: value for name, value in (data | {"act": "accept"} | changes).items() if value is not None}


def decide(client, waits, *, follow=True, **changes):
    page = client.get(reverse("review:suggestion", args=[waits.pk]))
    return client.post(reverse("review:decide", args=[waits.pk]), form_of(page, **changes), follow=follow)


def test_the_queue_shows_the_first_suggestion_beside_its_article(desk):
    waits = suggestion(
        status="open", conditions=["parliament"], start=10, end=40, article={"title": "A title"}
    )
    html = desk.get(reverse("review:queue")).content.decode()
    assert f"<mark>{waits.claims.get().quote}</mark>" in html
    assert "A title" in html
    assert "Norway" in html
    assert "1 report · 1 language" in html


def test_an_empty_queue_says_so_and_what_to_do(desk):
    html = desk.get(reverse("review:queue")).content.decode()
    assert "Nothing waits for you" in html
    assert reverse("review:hand_in") in html


def test_changes_contradictions_and_confirmations_stand_apart(desk):
    register.assessment(register.pledge("NO"), "refused", date(2026, 1, 2))
    suggestion(country="NO", status="refused")
    suggestion(country="SE", status="open")
    suggestion(country="FI", status="open")
    suggestion(country="FI", status="refused")
    groups = desk.get(reverse("review:queue")).context["groups"]
    assert [(str(group.title), group.count) for group in groups] == [
        ("Changes the record", 1),
        ("Reports contradict each other", 2),
        ("Confirms the record", 1),
    ]


def test_other_reports_are_listed_and_can_be_read(desk):
    first = suggestion(conditions=["ceasefire"], article={"publisher": "Morning Post"})
    second = suggestion(article={"publisher": "Evening Post", "text": "Norway said no, once more."})
    assert first == second
    claim = first.claims.order_by("pk").last()
    html = desk.get(reverse("review:suggestion", args=[first.pk]), {"report": claim.pk}).content.decode()
    assert "Morning Post" in html
    assert "<mark>Norway said no, once more.</mark>" in html
    assert "2 independent reports" in html
    assert "1 silent on conditions" in html


def test_a_report_with_a_number_none_can_have_is_passed_over(desk):
    waits = suggestion()
    for number in ("x", "²", "9" * 30, "1" * 5000):
        page = desk.get(reverse("review:suggestion", args=[waits.pk]), {"report": number})
        assert page.status_code == 200, number[:40]


def test_an_unknown_day_is_said_to_be_one(desk):
    waits = suggestion(article={"published_on": None})
    assert (
        "No report says when it was published"
        in desk.get(reverse("review:suggestion", args=[waits.pk])).content.decode()
    )


def test_what_a_page_says_is_shown_as_text_and_never_as_markup(desk):
    text = "<script>alert(1)</script> Norway <b>refuses</b>."
    waits = suggestion(article={"text": text, "title": "<img src=x>", "publisher": "<i>x</i>"})
    html = desk.get(reverse("review:suggestion", args=[waits.pk])).content.decode()
    assert "<script>alert" not in html
    assert "<img src=x>" not in html
    assert "<i>x</i>" not in html


def test_accepting_records_it_and_goes_on_to_the_next(desk):
    waits = suggestion(status="open")
    other = suggestion(country="SE")
    response = decide(desk, waits)
    assert response.redirect_chain == [(reverse("review:suggestion", args=[other.pk]), 302)]
    assert Assessment.objects.get().status == "open"
    assert "Accepted and recorded." in response.content.decode()
    assert response.context["progress"].done == 1


def test_with_htmx_the_next_one_comes_in_place(desk):
    waits = suggestion(status="open")
    other = suggestion(country="SE")
    page = desk.get(reverse("review:suggestion", args=[waits.pk]))
    response = desk.post(reverse("review:decide", args=[waits.pk]), form_of(page), **HTMX)
    assert response.headers["HX-Push-Url"] == reverse("review:suggestion", args=[other.pk])
    html = response.content.decode()
    assert "<html" not in html
    assert "Sweden" in html
    assert "Accepted and recorded." in html


def test_changing_a_field_and_accepting_amends(desk):
    decide(desk, suggestion(status="open"), status="unclear", note="She left it open.")
    decision = Decision.objects.get()
    assert (decision.outcome, decision.proposed["status"], decision.decided["status"]) == (
        "amended",
        "open",
        "unclear",
    )
    assert decision.assessment.note == "She left it open."


def test_a_quantity_conditions_and_the_title_of_a_new_pledge_are_recorded(desk):
    decide(
        desk,
        suggestion(status="pledged"),
        quantity_low="200",
        quantity_high="300",
        quantity_unit="soldiers",
        conditions=["ceasefire", "parliament"],
        title="A battalion",
    )
    row = Assessment.objects.get()
    assert (row.quantity_low, row.quantity_high, row.quantity_unit) == (200, 300, "soldiers")
    assert row.waits_for.count() == 2
    assert row.pledge.title == "A battalion"


def test_rejecting_keeps_the_reason(desk):
    decide(desk, suggestion(), act="reject-others", note="The neighbour said it.")
    assert (Decision.objects.get().reason, Decision.objects.get().note) == (
        "others",
        "The neighbour said it.",
    )
    assert not Assessment.objects.exists()


def test_rejecting_for_another_reason_needs_the_note(desk):
    response = decide(desk, suggestion(), act="reject-other")
    assert response.status_code == 422
    assert "Write the reason into the note." in response.content.decode()


@pytest.mark.parametrize(
    ("changes", "sentence"),
    [
        ({"status": "decided"}, "needs evidence that rests on one of these: decision of parliament"),
        ({"said_on": "2999-01-01"}, "lies in the future"),
        ({"said_on": "yesterday"}, "Enter a valid date"),
        ({"quantity_low": "5"}, "Say what is counted"),
        ({"quantity_unit": "ships"}, "Give a number"),
        ({"quantity_low": "9", "quantity_high": "5", "quantity_unit": "ships"}, "Swap the two numbers"),
        ({"status": "maybe"}, "Select a valid choice"),
        ({"pledge": "999999"}, "Select a valid choice"),
        ({"conditions": ["luck"]}, "Select a valid choice"),
    ],
)
def test_what_is_wrong_is_said_in_place_and_nothing_is_recorded(desk, changes, sentence):
    register.pledge("NO")
    response = decide(desk, suggestion(status="open"), **changes)
    assert response.status_code == 422
    assert sentence in response.content.decode()
    assert not Assessment.objects.exists()


def test_the_rung_that_needs_a_basis_says_so_before_it_is_sent(desk):
    html = desk.get(reverse("review:suggestion", args=[suggestion().pk])).content.decode()
    assert "needs: decision of parliament, decision of government, signed act" in html


def test_the_second_editor_sees_the_first_ones_change_beside_their_own_text(desk):
    pledge = register.pledge("NO")
    register.assessment(pledge, "unclear")
    waits = suggestion(status="open")
    page = desk.get(reverse("review:suggestion", args=[waits.pk]))
    register.assessment(pledge, "intends", date(2026, 2, 20), by=EditorFactory.create(username="otto"))
    response = desk.post(reverse("review:decide", args=[waits.pk]), form_of(page, note="My own words."))
    html = response.content.decode()
    assert response.status_code == 409
    assert "otto recorded on" in html
    assert "My own words." in html
    assert "Nothing of yours was recorded." in html
    assert Suggestion.objects.get().state == Suggestion.State.WAITING
    assert desk.post(reverse("review:decide", args=[waits.pk]), form_of(response)).status_code == 302
    assert Assessment.objects.count() == 3


def test_a_suggestion_decided_by_another_is_shown_with_their_decision(desk):
    waits = suggestion()
    page = desk.get(reverse("review:suggestion", args=[waits.pk]))
    actions.reject(
        by=EditorFactory.create(username="otto"), suggestion=waits, reason="old", note="From last year."
    )
    response = desk.post(reverse("review:decide", args=[waits.pk]), form_of(page), follow=True)
    html = response.content.decode()
    assert "otto has already decided this." in html
    assert "From last year." in html
    assert not Assessment.objects.exists()


def test_the_last_decision_can_be_undone(desk):
    waits = suggestion(status="open")
    decide(desk, waits)
    decision = Decision.objects.get()
    page = desk.get(reverse("review:queue"))
    assert reverse("review:undo_decision", args=[decision.pk]) in page.content.decode()
    response = desk.post(reverse("review:undo_decision", args=[decision.pk]), follow=True)
    assert response.context["suggestion"].state == Suggestion.State.WAITING
    assert "Taken back" in response.content.decode()


def test_later_leads_to_the_next_and_from_the_last_to_the_first(desk):
    older = suggestion(article={"published_on": date(2026, 2, 1)})
    newer = suggestion(country="SE", article={"published_on": date(2026, 3, 1)})
    assert desk.get(reverse("review:suggestion", args=[newer.pk])).context["following"] == older
    assert desk.get(reverse("review:suggestion", args=[older.pk])).context["following"] == newer


def test_a_long_queue_is_counted_and_cut(desk, django_assert_max_num_queries):
    for _ in range(45):
        suggestion(country="NO", article={})
    for index in range(45):
        suggestion(
            country="SE",
            kind="troops",
            status="open",
            article={"published_on": date(2020, 1, 1 + index % 28)},
        )
    with django_assert_max_num_queries(40):
        assert desk.get(reverse("review:queue")).status_code == 200


@pytest.mark.parametrize("language", ["de", "fr", "uk"])
def test_the_desk_speaks_the_languages_of_the_house(desk, language):
    suggestion(status="open", conditions=["ceasefire"])
    response = desk.get(reverse("review:queue"), {"lang": language})
    assert response.status_code == 200
    assert response.headers["Content-Language"] == language


def test_missing_suggestions_and_decisions_are_not_found(desk):
    assert desk.get(reverse("review:suggestion", args=[10**6])).status_code == 404
    assert desk.post(reverse("review:decide", args=[10**6])).status_code == 404
    assert desk.post(reverse("review:undo_decision", args=[10**6])).status_code == 404


def test_decisions_are_only_taken_by_post(desk):
    waits = suggestion()
    assert desk.get(reverse("review:decide", args=[waits.pk])).status_code == 405
    assert desk.get(reverse("review:undo_decision", args=[1])).status_code == 405
    assert desk.post(reverse("review:queue")).status_code == 405
    assert desk.post(reverse("review:suggestion", args=[waits.pk])).status_code == 405


def test_the_desk_says_when_another_reader_stood_in(desk):
    waits = suggestion()
    Reading.objects.update(note="The model did not answer; the rules read it.")
    page = desk.get(reverse("review:suggestion", args=[waits.pk])).content.decode()
    assert "The model did not answer; the rules read it." in page
