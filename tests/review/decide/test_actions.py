"""What an editor's decisions do to the record, and what they refuse."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django.db import DatabaseError, transaction
from django.utils import timezone

from coalition.register.actions import PledgeMoved, Quantity, Refused
from coalition.register.chain import ledger
from coalition.register.models import Assessment, Entry, Pledge
from coalition.review.decide import actions
from coalition.review.models import Decision, Suggestion
from coalition.review.record import decisions
from coalition.review.record.assessments import CellMoved
from coalition.review.record.decisions import AlreadyDecided
from coalition.review.suggestions import proposal_fields
from coalition.review.suggestions.proposal_fields import AssessmentDraft
from coalition.review.suggestions.propose import propose
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.factories.readings import reading
from tests.factories.review import suggestion
from tests.factories.sources import ArticleFactory, SourceFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor():
    return EditorFactory.create(username="mira")


def test_accepting_records_what_is_suggested_with_its_evidence(editor):
    waits = suggestion(status="open", conditions=["ceasefire"], speaker="Foreign minister")
    article = waits.claims.get().reading.article
    decision = actions.accept(by=editor, suggestion=waits)
    row = decision.assessment
    assert (row.status, row.said_on, row.recorded_by_name) == ("open", date(2026, 3, 2), "mira")
    assert [waiting.condition.slug for waiting in row.waits_for.all()] == ["ceasefire"]
    assert (row.pledge.title, row.pledge.kind) == ("Norway: Troops in Ukraine", "troops")
    proof = row.evidence.get()
    assert proof.text == article.text[proof.start : proof.end]
    assert (proof.url, proof.publisher, proof.tier) == (article.url, article.publisher, "B")
    assert (proof.text_hash, proof.snapshot_hash) == (article.text_hash, article.snapshot_id)
    assert (proof.basis, proof.speaker, proof.published_on) == (
        "statement",
        "Foreign minister",
        date(2026, 3, 2),
    )
    waits.refresh_from_db()
    assert (waits.state, waits.pledge) == (Suggestion.State.ACCEPTED, row.pledge)


def test_every_report_becomes_evidence_and_copies_share_their_origin(editor):
    first = suggestion(article={"origin": "dpa"})
    suggestion(article={"simhash": 1})
    suggestion(article={"simhash": 3})
    suggestion()
    decision = actions.accept(by=editor, suggestion=first)
    found = [proof.origin for proof in decision.assessment.evidence.all()]
    assert found[0] == "dpa"
    assert found[1] == found[2] != ""
    assert found[3] == ""


def test_an_article_without_an_address_is_proven_by_its_reference(editor):
    named = suggestion(article={"url": "", "reference": "bulletin.txt"})
    assert actions.accept(by=editor, suggestion=named).assessment.evidence.get().reference == "bulletin.txt"
    nameless = suggestion(country="SE", article={"url": "", "title": ""})
    assert (
        actions.accept(by=editor, suggestion=nameless)
        .assessment.evidence.get()
        .reference.startswith("article ")
    )


def test_publisher_and_tier_come_from_the_source_when_the_article_names_none(editor):
    source = SourceFactory.create(name="Wire", tier="A")
    waits = suggestion(article={"publisher": "", "tier": "", "source": source})
    proof = actions.accept(by=editor, suggestion=waits).assessment.evidence.get()
    assert (proof.publisher, proof.tier) == ("Wire", "A")


def test_a_quote_that_no_longer_stands_in_the_text_proves_nothing(editor):
    waits = suggestion()
    waits.claims.update(quote="Something else entirely")
    with pytest.raises(Refused, match="evidence"):
        actions.accept(by=editor, suggestion=waits)
    assert not Assessment.objects.exists()
    assert not Pledge.objects.exists()


def test_a_decision_is_chained_and_cannot_be_altered(editor):
    decision = actions.accept(by=editor, suggestion=suggestion())
    entries = list(Entry.objects.order_by("sequence"))
    assert [entry.subject for entry in entries] == ["pledge", "assessment", "decision"]
    assert entries[-1].digest == ledger.digest_of(decisions.canonical_content(Decision.objects.get()))
    assert [entry.recorded_at for entry in entries] == sorted(entry.recorded_at for entry in entries)
    event = entries[-1].event
    assert (event.subject, event.countries, event.kinds, event.cells) == ("decision", ["NO"], ["troops"], [])
    with pytest.raises(DatabaseError), transaction.atomic():
        Decision.objects.filter(pk=decision.pk).update(note="never said")


def test_amending_keeps_what_was_proposed_beside_what_was_decided(editor):
    waits = suggestion(status="open")
    wanted = AssessmentDraft(
        status="unclear",
        said_on=date(2026, 3, 1),
        conditions=frozenset({"parliament"}),
        quantity=Quantity(Decimal(10), Decimal(20), "soldiers", "one or two dozen"),
    )
    decision = actions.amend(
        by=editor, suggestion=waits, draft=wanted, note="She left it open.", title="Instructors"
    )
    assert decision.outcome == Decision.Outcome.AMENDED
    assert decision.proposed["status"] == "open"
    assert decision.decided["status"] == "unclear"
    assert decision.assessment.note == "She left it open."
    assert decision.assessment.pledge.title == "Instructors"
    assert proposal_fields.of_assessment(decision.assessment) == wanted


def test_amending_to_what_is_suggested_is_accepting(editor):
    waits = suggestion(status="open")
    decision = actions.amend(by=editor, suggestion=waits, draft=proposal_fields.of_suggestion(waits))
    assert decision.outcome == Decision.Outcome.ACCEPTED


def test_rejecting_records_nothing_but_the_decision(editor):
    waits = suggestion()
    decision = actions.reject(by=editor, suggestion=waits, reason="misread", note="Sarcasm.")
    assert (decision.outcome, decision.reason, decision.assessment) == ("rejected", "misread", None)
    assert not Assessment.objects.exists()
    assert list(Suggestion.objects.waiting()) == []


@pytest.mark.parametrize(("reason", "note"), [("", ""), ("whim", ""), ("other", " ")])
def test_a_rejection_needs_a_reason(editor, reason, note):
    waits = suggestion()
    with pytest.raises(Refused):
        actions.reject(by=editor, suggestion=waits, reason=reason, note=note)


def test_the_second_editor_learns_that_the_first_has_decided(editor):
    waits = suggestion()
    actions.accept(by=editor, suggestion=waits)
    for act in (
        lambda: actions.accept(by=EditorFactory.create(), suggestion=waits),
        lambda: actions.reject(by=EditorFactory.create(), suggestion=waits, reason="old"),
    ):
        with pytest.raises(AlreadyDecided, match="mira") as caught:
            act()
        assert caught.value.decision == Decision.objects.get()
    assert Assessment.objects.count() == 1


def test_nothing_is_written_when_the_pledge_moved_meanwhile(editor):
    pledge = register.pledge("NO")
    before = register.assessment(pledge, "unclear")
    waits = suggestion(status="open")
    theirs = register.assessment(pledge, "intends", date(2026, 2, 1))
    with pytest.raises(PledgeMoved) as caught:
        actions.accept(by=editor, suggestion=waits, pledge=pledge, expected_versions={pledge.pk: before.pk})
    assert caught.value.current == theirs
    waits.refresh_from_db()
    assert waits.state == Suggestion.State.WAITING
    actions.accept(by=editor, suggestion=waits, pledge=pledge, expected_versions={pledge.pk: theirs.pk})


def test_opening_a_second_pledge_by_accident_is_prevented(editor):
    waits = suggestion()
    unseen = register.pledge("NO")
    with pytest.raises(CellMoved) as caught:
        actions.accept(by=editor, suggestion=waits, expected_versions={})
    assert caught.value.pledge == unseen
    actions.accept(by=editor, suggestion=waits, expected_versions={unseen.pk: 0})
    assert Pledge.objects.count() == 2


def test_a_pledge_of_another_cell_is_refused(editor):
    with pytest.raises(Refused, match="this country and kind"):
        actions.accept(by=editor, suggestion=suggestion(), pledge=register.pledge("SE"))
    with pytest.raises(Refused, match="this country and kind"):
        actions.accept(by=editor, suggestion=suggestion(), pledge=register.pledge("NO", kind="air"))


def test_reports_the_editor_did_not_see_wait_on(editor):
    waits = suggestion()
    sight = [claim.pk for claim in waits.claims.all()]
    suggestion(article={"published_on": date(2026, 3, 3)})
    decision = actions.accept(by=editor, suggestion=waits, claims=sight)
    assert decision.assessment.evidence.count() == 1
    (later,) = Suggestion.objects.waiting()
    assert later.claims.count() == 1
    assert later.pk != waits.pk


def test_a_rung_that_demands_a_basis_says_which(editor):
    waits = suggestion(status="decided")
    with pytest.raises(Refused, match="parliament"):
        actions.accept(by=editor, suggestion=waits)
    decision = actions.accept(by=editor, suggestion=waits, basis="parliament")
    assert decision.outcome == Decision.Outcome.ACCEPTED
    assert decision.assessment.evidence.get().basis == "parliament"


def test_a_day_in_the_future_is_refused(editor):
    waits = suggestion()
    tomorrow = timezone.now().date() + timedelta(days=1)
    with pytest.raises(Refused, match="future"):
        actions.amend(by=editor, suggestion=waits, draft=AssessmentDraft(status="open", said_on=tomorrow))


def test_a_joint_pledge_settles_the_cells_of_all_its_countries(editor):
    joint = register.pledge("NO", "SE")
    first = suggestion(status="open")
    suggestion(country="SE", status="open")
    actions.accept(by=editor, suggestion=first, pledge=joint)
    assert list(Suggestion.objects.waiting()) == []


def test_one_sentence_on_a_joint_pledge_is_decided_once(editor):
    joint = register.pledge("NO", "SE")
    register.assessment(joint, "open", date(2026, 1, 1))
    text = "Norway and Sweden do not rule it out."
    run = reading(
        *({"country": code, "kind": "troops", "status": "open"} for code in ("NO", "SE")),
        article=ArticleFactory.create(text=text),
    )
    propose(run.pk)
    first, _second = Suggestion.objects.waiting()
    actions.accept(by=editor, suggestion=first, pledge=joint)
    assert list(Suggestion.objects.waiting()) == []
