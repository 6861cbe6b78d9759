"""Conditions, mandates and claims on groups: what is recorded of each is corrected, taken back and overtaken alike."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta
from typing import Any

import pytest

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import ConditionState, Entry, Evidence, GroupClaim, MandateStep
from coalition.register.models.versioned import Nature
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_piece

pytestmark = pytest.mark.django_db
DAY = date(2026, 1, 10)
LATER = date(2026, 2, 1)


@dataclass
class Kind:
    """How one kind of statement is recorded, corrected and retracted; `value` is what one says and another does not."""

    model: Any
    record: Callable[..., Any]
    correct: Callable[..., Any]
    retract: Callable[..., Any]
    values: tuple[str, str]
    value: Callable[[Any], str]


def _record_state(by: User, value: str, said_on: date = DAY, **more: Any) -> Any:
    return actions.set_condition(
        by=by,
        condition=register.condition(),
        state=value,
        said_on=said_on,
        **{"evidence": [a_piece()]} | more,
    )


def _correct_state(by: User, wrong: Any, value: str, said_on: date = DAY, **more: Any) -> Any:
    more = {"evidence": [a_piece()], "reason": "Misread"} | more
    return actions.correct_condition(by=by, wrong=wrong, state=value, said_on=said_on, **more)


def _step(value: str, said_on: date, more: dict[str, Any]) -> actions.MandateStepInput:
    given = {"evidence": [a_piece()]} | {
        name: more.pop(name) for name in ("evidence", "precision") if name in more
    }
    return actions.MandateStepInput(state=value, said_on=said_on, **given)


def _record_step(by: User, value: str, said_on: date = DAY, **more: Any) -> Any:
    register.country("DE")
    step = _step(value, said_on, more)
    return actions.set_mandate(by=by, country="DE", body="Bundestag", what="A mission", step=step, **more)


def _correct_step(by: User, wrong: Any, value: str, said_on: date = DAY, **more: Any) -> Any:
    step = _step(value, said_on, more)
    return actions.correct_mandate(by=by, wrong=wrong, step=step, **{"reason": "Misread"} | more)


def _claim(value: str, said_on: date, more: dict[str, Any]) -> actions.GroupClaimInput:
    given = {"evidence": [a_piece()]} | {
        name: more.pop(name) for name in ("evidence", "precision") if name in more
    }
    return actions.GroupClaimInput("A president", value, ["troops"], said_on, **given)


def _record_claim(by: User, value: str, said_on: date = DAY, **more: Any) -> Any:
    return actions.record_group_claim(by=by, claim=_claim(value, said_on, more), **more)


def _correct_claim(by: User, wrong: Any, value: str, said_on: date = DAY, **more: Any) -> Any:
    claim = _claim(value, said_on, more)
    return actions.correct_group_claim(by=by, wrong=wrong, claim=claim, **{"reason": "Misread"} | more)


STATE = Kind(
    ConditionState,
    _record_state,
    _correct_state,
    actions.retract_condition,
    ("met", "unmet"),
    lambda row: row.state,
)
STEP = Kind(
    MandateStep,
    _record_step,
    _correct_step,
    actions.retract_mandate,
    ("asked", "agreed"),
    lambda row: row.state,
)
CLAIM = Kind(
    GroupClaim,
    _record_claim,
    _correct_claim,
    actions.retract_group_claim,
    ("will send soldiers", "will send ships"),
    lambda row: row.what,
)
every_kind = pytest.mark.parametrize("kind", [STATE, STEP, CLAIM], ids=lambda kind: kind.model.__name__)


@pytest.fixture
def by() -> User:
    return EditorFactory.create(username="mira")


def on_record(kind: Kind, day: date = LATER, known_at: datetime | None = None) -> list[str]:
    return [kind.value(row) for row in kind.model.objects.as_of(day, known_at)]


@every_kind
def test_it_is_on_record_from_its_day_on_with_who_wrote_it_and_its_evidence(kind, by):
    row = kind.record(by, kind.values[0])
    assert (row.said_on, row.recorded_by, row.recorded_by_name, row.nature) == (
        DAY,
        by,
        "mira",
        Nature.ASSESSMENT,
    )
    assert row.evidence.get().text == a_piece().text
    assert Entry.objects.latest("sequence").subject_id == row.pk
    assert on_record(kind, DAY) == [kind.values[0]]
    assert on_record(kind, DAY - timedelta(days=1)) == []
    assert on_record(kind, DAY, row.recorded_at - timedelta(microseconds=1)) == []
    assert on_record(kind, DAY, row.recorded_at) == [kind.values[0]]


@every_kind
def test_a_correction_takes_its_place_and_what_was_wrong_stays_known(kind, by):
    wrong = kind.record(by, kind.values[0])
    better = kind.correct(by, wrong, kind.values[1], reason="  The report said otherwise. ")
    assert (better.nature, better.supersedes, better.reason) == (
        Nature.CORRECTION,
        wrong,
        "The report said otherwise.",
    )
    assert on_record(kind) == [kind.values[1]]
    assert on_record(kind, LATER, wrong.recorded_at) == [kind.values[0]]
    assert [row.superseded for row in kind.model.objects.with_fate().order_by("pk")] == [True, False]


@every_kind
def test_a_correction_may_only_move_the_day(kind, by):
    wrong = kind.record(by, kind.values[0])
    kind.correct(by, wrong, kind.values[0], said_on=DAY - timedelta(days=3))
    assert on_record(kind, DAY - timedelta(days=3)) == [kind.values[0]]


@every_kind
def test_a_retraction_says_what_it_took_back_and_leaves_nothing(kind, by):
    wrong = kind.record(by, kind.values[0])
    gone = kind.retract(by=by, wrong=wrong, reason="Never said")
    assert (gone.nature, kind.value(gone), gone.said_on) == (Nature.RETRACTION, kind.values[0], DAY)
    assert not gone.evidence.exists()
    assert on_record(kind) == []
    assert on_record(kind, LATER, wrong.recorded_at) == [kind.values[0]]


@every_kind
def test_what_has_been_put_right_already_is_put_right_in_its_newest_version(kind, by):
    wrong = kind.record(by, kind.values[0])
    better = kind.correct(by, wrong, kind.values[1])
    for act in (
        lambda: kind.correct(by, wrong, kind.values[1]),
        lambda: kind.retract(by=by, wrong=wrong, reason="Never said"),
    ):
        with pytest.raises(actions.EditConflict, match="corrected already") as conflict:
            act()
        assert conflict.value.current == better
    gone = kind.retract(by=by, wrong=better, reason="Never said")
    with pytest.raises(actions.Refused, match="taken back already"):
        kind.retract(by=by, wrong=gone, reason="Once more")
    kind.correct(by, gone, kind.values[0])
    assert on_record(kind) == [kind.values[0]]


@every_kind
@pytest.mark.parametrize("reason", ["", " \n"])
def test_who_puts_right_says_why(kind, by, reason):
    wrong = kind.record(by, kind.values[0])
    with pytest.raises(actions.Refused, match="Say why this is corrected"):
        kind.correct(by, wrong, kind.values[1], reason=reason)
    with pytest.raises(actions.Refused, match="Say why this is corrected"):
        kind.retract(by=by, wrong=wrong, reason=reason)
    assert kind.model.objects.count() == 1


@every_kind
def test_a_correction_that_says_the_same_is_refused_whole(kind, by):
    wrong = kind.record(by, kind.values[0])
    with pytest.raises(actions.Refused, match="changes nothing"):
        kind.correct(by, wrong, kind.values[0])
    assert (kind.model.objects.count(), Entry.objects.count(), Evidence.objects.count()) == (1, 1, 1)
    kind.correct(by, wrong, kind.values[0], evidence=[replace(a_piece(), publisher="Gazette")])
    assert kind.model.objects.count() == 2


@every_kind
@pytest.mark.parametrize(("more", "words"), [
    ({"evidence": []}, "Add at least one piece of evidence"),
    ({"evidence": [replace(a_piece(), url="")]}, "Say where the evidence was published"),
    ({"precision": "hour"}, "Say how exactly the day is known"),
    ({"said_on": datetime.now(UTC).date() + timedelta(days=2)}, "lies in the future"),
])  # fmt: skip
def test_what_the_record_forbids_is_refused_in_one_sentence(kind, by, more, words):
    with pytest.raises(actions.Refused, match=words):
        kind.record(by, kind.values[0], **more)
    wrong = kind.record(by, kind.values[0])
    with pytest.raises(actions.Refused, match=words):
        kind.correct(by, wrong, kind.values[1], **more)
    assert kind.model.objects.count() == 1


@every_kind
def test_who_has_not_seen_the_newest_is_shown_it(kind, by):
    seen = kind.record(by, kind.values[0]).pk
    newer = kind.record(by, kind.values[1], seen=seen)
    with pytest.raises(actions.EditConflict, match="Somebody else recorded something here") as conflict:
        kind.record(by, kind.values[0], seen=seen)
    assert conflict.value.current == newer
    kind.record(by, kind.values[0], seen=newer.pk)
    kind.record(by, kind.values[1])  # who says nothing about what they saw is not asked


@pytest.mark.parametrize("kind", [STATE, STEP], ids=["state", "step"])
def test_who_corrects_has_to_have_seen_the_newest_too(kind, by):
    wrong = kind.record(by, kind.values[0])
    newer = kind.record(by, kind.values[1], said_on=LATER)
    for act in (
        lambda: kind.correct(by, wrong, kind.values[1], seen=wrong.pk),
        lambda: kind.retract(by=by, wrong=wrong, reason="Never said", seen=wrong.pk),
    ):
        with pytest.raises(actions.EditConflict) as conflict:
            act()
        assert conflict.value.current == newer
    kind.retract(by=by, wrong=wrong, reason="Never said", seen=newer.pk)


def test_nobody_is_overtaken_by_what_is_recorded_of_something_else(by):
    seen = _record_state(by, "met").pk
    other = register.condition("un_mandate")
    actions.set_condition(by=by, condition=other, state="met", said_on=DAY, evidence=[a_piece()])
    _record_state(by, "unmet", seen=seen)
    step = _record_step(by, "asked")
    register.mandate_step("FR")
    _record_step(by, "agreed", seen=step.pk)
    claim = _record_claim(by, "will send soldiers")
    elsewhere = actions.GroupClaimInput("A minister", "are willing", ["air"], LATER, [a_piece()])
    actions.record_group_claim(by=by, claim=elsewhere)
    _record_claim(by, "will send ships", seen=claim.pk)


def test_a_claim_of_the_same_speaker_or_the_same_day_may_be_the_same_one(by):
    seen = _record_claim(by, "will send soldiers").pk
    for other in (
        actions.GroupClaimInput(" a PRESIDENT ", "are willing", ["air"], LATER, [a_piece()]),
        actions.GroupClaimInput("A minister", "are willing", ["air"], DAY, [a_piece()]),
    ):
        with pytest.raises(actions.EditConflict):
            actions.record_group_claim(by=by, claim=other, seen=seen - 1)


@pytest.mark.parametrize(("kind", "words"), [
    (STATE, "Say whether the condition was met"),
    (STEP, "how far the procedure has got"),
])  # fmt: skip
def test_a_state_is_one_of_the_known_ones(kind, words, by):
    with pytest.raises(actions.Refused, match=words):
        kind.record(by, "perhaps")
    assert not kind.model.objects.exists()


@pytest.mark.parametrize(("wrong", "words"), [
    ({"claimed_by": " "}, "Say who claimed it"),
    ({"what": ""}, "Say what was claimed"),
    ({"kinds": []}, "Choose a kind of the codebook"),
    ({"kinds": ["troops", "tanks"]}, "Choose a kind of the codebook"),
    ({"conditions": ["weather"]}, "Choose the conditions from the codebook"),
])  # fmt: skip
def test_a_claim_on_a_group_says_who_what_and_of_which_kinds(wrong, words, by):
    claim = actions.GroupClaimInput("A president", "are willing", ["troops"], DAY, [a_piece()])
    with pytest.raises(actions.Refused, match=words):
        actions.record_group_claim(by=by, claim=replace(claim, **wrong))
    assert not GroupClaim.objects.exists()


@pytest.mark.parametrize(("wrong", "words"), [
    ({"body": " "}, "Say which body has to agree"),
    ({"what": ""}, "Say what the body has to agree to"),
])  # fmt: skip
def test_a_mandate_says_which_body_and_what_for(wrong, words, by):
    register.country("DE")
    step = actions.MandateStepInput("asked", DAY, [a_piece()])
    with pytest.raises(actions.Refused, match=words):
        actions.set_mandate(
            by=by, **{"country": "DE", "body": "Bundestag", "what": "A mission", "step": step} | wrong
        )


def test_steps_of_one_mandate_share_it_and_keep_what_comes_next(by):
    register.country("DE")
    step = actions.MandateStepInput(
        "asked",
        DAY,
        [a_piece()],
        words="lies before it",
        majority="simple",
        next_on=LATER,
        next_what="first reading",
    )
    first, second = (
        actions.set_mandate(by=by, country="DE", body=body, what="A mission", step=step)
        for body in ("Bundestag", " Bundestag ")
    )
    assert first.mandate == second.mandate
    assert (first.state_words, first.majority, first.next_on, first.next_what) == (
        "lies before it",
        "simple",
        LATER,
        "first reading",
    )
    gone = actions.retract_mandate(by=by, wrong=second, reason="Twice")
    assert (gone.next_on, gone.next_what) == (LATER, "first reading")
