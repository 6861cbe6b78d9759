"""Conditions, mandates and claims on groups are put right; and of two editors the second sees the first one's change."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.models import ConditionState, GroupClaim, MandateStep
from coalition.register.models.versioned import Versioned, VersionedQuerySet
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db
DAY = date(2026, 2, 1)
NEW = {"text": "The gazette says so.", "publisher": "Gazette", "url": "https://gazette.example/2"}
PROCEDURE = actions.MandateStepInput(
    "asked",
    DAY,
    [register.EVIDENCE],
    words="lies before it",
    majority="two thirds",
    next_on=date(2026, 12, 1),
)
CLAIMED = actions.GroupClaimInput(
    "Somebody", "countries ready", ["troops"], DAY, [register.EVIDENCE], number=26, conditions=["ceasefire"]
)
MODELS: dict[str, type[Versioned]] = {
    "condition": ConditionState,
    "mandate": MandateStep,
    "claim": GroupClaim,
}


@pytest.fixture
def desk(client: Client) -> Client:
    register.country("DE")
    client.force_login(EditorFactory.create(username="mira"))
    return client


def a_word(what: str, day: date = DAY) -> Versioned:
    """Recorded by somebody else, with one piece of evidence."""
    by = EditorFactory.create()
    if what == "condition":
        (condition,) = actions.conditions_for(["parliament"], ["DE"])
        return actions.set_condition(
            by=by, condition=condition, state="met", said_on=day, evidence=[register.EVIDENCE]
        )
    if what == "mandate":
        return actions.set_mandate(by=by, country="DE", body="Bundestag", what="the force", step=PROCEDURE)
    return actions.record_group_claim(by=by, claim=CLAIMED)


def by_otto(row: Versioned) -> Versioned:
    """Somebody else takes it back."""
    by, reason = EditorFactory.create(username="otto"), "Never said."
    if isinstance(row, ConditionState):
        return actions.retract_condition(by=by, wrong=row, reason=reason)
    if isinstance(row, MandateStep):
        return actions.retract_mandate(by=by, wrong=row, reason=reason)
    assert isinstance(row, GroupClaim)
    return actions.retract_group_claim(by=by, wrong=row, reason=reason)


def recorded(what: str) -> VersionedQuerySet[Versioned]:
    """Everything of a sort that was ever recorded."""
    return VersionedQuerySet(MODELS[what])


def known(what: str) -> VersionedQuerySet[Versioned]:
    """What counts of a sort."""
    return recorded(what).known()


def address(what: str, row: Versioned) -> str:
    return f"/review/record/{what}/{row.pk}/correct/"


def send(client: Client, page: Any, **changes: Any) -> Any:
    """What the page's form would send, with changes."""
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields} | changes
    data = {name: value for name, value in shown.items() if value not in (None, [])}
    return client.post(page.request["PATH_INFO"], data)


def text(response: Any) -> str:
    return str(response.content.decode())


SORTS = pytest.mark.parametrize("what", ["condition", "mandate", "claim"])
# What is changed of each, and how it then reads.
CHANGES = {
    "condition": ({"state": "unmet"}, "unmet"),
    "mandate": ({"state": "agreed"}, "agreed"),
    "claim": ({"number": "25"}, "25 countries ready"),
}


@SORTS
def test_a_correction_supersedes_keeps_the_evidence_and_shows_the_history(desk: Client, what: str) -> None:
    row = a_word(what)
    change, reads = CHANGES[what]
    page = desk.get(address(what, row))
    response = send(desk, page, reason="Misread.", **change)
    (better,) = known(what)
    assert response["Location"] == f"/review/record/{what}/#w{better.pk}"
    assert (better.supersedes, better.reason, better.said_on) == (row, "Misread.", DAY)
    assert better.evidence.get().url == register.EVIDENCE.url
    page = text(desk.get(address(what, better)))
    assert reads in page
    assert "corrected since" in page
    assert "Misread." in page
    assert address(what, better) in text(desk.get(f"/review/record/{what}/"))


def test_what_was_not_touched_stays(desk: Client) -> None:
    send(desk, desk.get(address("mandate", a_word("mandate"))), reason="Misread.", state="agreed")
    step = MandateStep.objects.known().get()
    assert (step.state_words, step.majority, step.next_on) == (
        "lies before it",
        "two thirds",
        date(2026, 12, 1),
    )
    send(desk, desk.get(address("claim", a_word("claim"))), reason="Misread.", number="25")
    claim = GroupClaim.objects.known().get()
    assert (claim.kinds, claim.conditions, claim.claimed_by) == (["troops"], ["ceasefire"], "Somebody")


@SORTS
def test_it_is_taken_back_with_nothing_but_a_reason(desk: Client, what: str) -> None:
    row = a_word(what)
    page = desk.get(address(what, row))
    assert send(desk, page, act="retract", reason="Never said.", said_on="never", keep=[]).status_code == 302
    assert not known(what).exists()
    page = desk.get(address(what, row), follow=True)
    assert page.redirect_chain == [(f"/review/record/{what}/", 302)]
    assert "nothing to correct any more" in text(page)


@SORTS
@pytest.mark.parametrize(("changes", "sentence"), [
    ({"reason": " "}, "Say why this is corrected"),
    ({"reason": "", "act": "retract"}, "Say why this is corrected"),
    ({}, "This changes nothing of what is on record"),
    ({"keep": []}, "Keep evidence that is on record, or add a new piece"),
    ({"text": "The gazette says so."}, "This field is required"),
    ({"text": "The gazette says so.", "publisher": "Gazette"}, "an address, or a reference"),
    ({"said_on": "2999-01-01"}, "lies in the future"),
])  # fmt: skip
def test_what_is_wrong_is_said_and_nothing_is_written(
    desk: Client, what: str, changes: dict[str, Any], sentence: str
) -> None:
    row = a_word(what)
    response = send(desk, desk.get(address(what, row)), **({"reason": "My own words."} | changes))
    assert response.status_code == 422
    assert sentence in text(response)
    assert recorded(what).count() == 1


@SORTS
def test_of_two_editors_the_second_sees_both_and_nothing_is_overwritten(desk: Client, what: str) -> None:
    row = a_word(what)
    page = desk.get(address(what, row))
    by_otto(row)
    response = send(desk, page, reason="My own words.", **NEW)
    assert response.status_code == 409
    for words in ("Never said.", "otto", "My own words.", "The gazette says so.", "Record it anew"):
        assert words in text(response)
    assert send(desk, response).status_code == 409
    assert not known(what).exists()


def test_a_correction_that_came_second_supersedes_the_first_once_it_was_seen(desk: Client) -> None:
    row = a_word("condition")
    assert isinstance(row, ConditionState)
    page = desk.get(address("condition", row))
    proof = actions.EvidenceInput(form="summary", text="What otto found.", reference="Minutes")
    theirs = actions.correct_condition(
        by=EditorFactory.create(username="otto"),
        wrong=row,
        state="unmet",
        said_on=DAY,
        evidence=[proof],
        reason="A slip.",
    )
    response = send(desk, page, reason="My own words.", precision="month")
    assert response.status_code == 409
    for words in ("A slip.", "What otto found.", "My own words."):
        assert words in text(response)
    response = desk.post(address("condition", theirs), sent(response))
    assert response.status_code == 302
    mine = ConditionState.objects.known().get()
    assert (mine.supersedes, mine.state, mine.evidence.count()) == (theirs, "met", 2)


def sent(page: Any) -> dict[str, Any]:
    form = page.context["form"]
    shown = {name: form[name].value() for name in form.fields}
    return {name: value for name, value in shown.items() if value not in (None, [])}


@pytest.mark.parametrize("what", ["condition", "mandate"])
def test_a_thing_that_moved_on_is_looked_at_again(desk: Client, what: str) -> None:
    row = a_word(what)
    page = desk.get(address(what, row))
    a_word(what, date(2026, 2, 5))
    for act in ("correct", "retract"):
        response = send(desk, page, act=act, reason="My own words.")
        assert (response.status_code, "What was recorded meanwhile" in text(response)) == (409, True)
    assert send(desk, response, act="retract").status_code == 302
    assert known(what).count() == 1


# What the second editor sends of the same thing.
SAME = {
    "condition": {"condition": "parliament", "country": "DE", "state": "unmet"},
    "mandate": {"country": "DE", "body": "Bundestag", "what": "the force", "state": "refused"},
    "claim": {"claimed_by": "somebody", "number": "30", "what": "countries", "kinds": ["air"]},
}


@SORTS
def test_of_two_who_record_of_one_thing_the_second_is_asked_again(desk: Client, what: str) -> None:
    evidence = NEW | {"said_on": "2026-02-03", "precision": "day", "tier": "B", "basis": "report"}
    page = desk.get(f"/review/record/{what}/")
    theirs = a_word(what)
    response = send(desk, page, **evidence, **SAME[what])
    assert response.status_code == 409
    for words in ("What was recorded meanwhile", theirs.recorded_by_name, "The gazette says so."):
        assert words in text(response)
    assert recorded(what).count() == 1
    assert send(desk, response).status_code == 302
    assert known(what).count() == 2


def test_what_is_recorded_of_other_things_disturbs_nobody(desk: Client) -> None:
    page = desk.get("/review/record/condition/?condition=parliament&country=DE")
    assert page.context["form"]["condition"].value() == "parliament"
    (other,) = actions.conditions_for(["ceasefire"], [])
    by = EditorFactory.create()
    actions.set_condition(by=by, condition=other, state="met", said_on=DAY, evidence=[register.EVIDENCE])
    evidence = NEW | {"said_on": "2026-02-03", "precision": "day", "tier": "B", "basis": "report"}
    assert send(desk, page, **evidence, state="unmet").status_code == 302


@pytest.mark.parametrize(("what", "page"), [
    ("condition", "/conditions/parliament/"), ("mandate", "/mandates/"), ("claim", "/claimed/"),
])  # fmt: skip
def test_readers_pages_lead_there_for_editors_alone(client: Client, what: str, page: str) -> None:
    register.country("DE")
    row = a_word(what)
    assert "/review/record/" not in text(client.get(page))
    client.force_login(EditorFactory.create())
    assert address(what, row) in text(client.get(page))
    assert f"/review/record/{what}/" in text(client.get(page)).replace(address(what, row), "")


def test_the_anonymous_are_sent_to_sign_in(client: Client) -> None:
    register.country("DE")
    where = address("condition", a_word("condition"))
    for response in (client.get(where), client.post(where)):
        assert "sign-in" in response["Location"]


def test_unknown_and_wrong(desk: Client) -> None:
    assert desk.get("/review/record/condition/1000000/correct/").status_code == 404
    assert desk.get("/review/record/weather/1/correct/").status_code == 404
    assert desk.put("/review/record/condition/1/correct/").status_code == 405
