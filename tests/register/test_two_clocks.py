"""The record against a naive model of the two clocks: every as-of answer has to be the same."""

from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import transaction
from hypothesis import HealthCheck, settings
from hypothesis import strategies as st
from hypothesis.stateful import (
    Bundle,
    RuleBasedStateMachine,
    initialize,
    invariant,
    multiple,
    rule,
    run_state_machine_as_test,
)

from coalition.register import actions
from coalition.register.chain import ledger
from coalition.register.models import Assessment, Condition, ConditionState, Standing
from coalition.register.queries import cell_quality
from tests.factories.accounts import EditorFactory
from tests.register.given import a_country, a_piece, an_assessment

FIRST = date(2024, 2, 20)
DAYS = st.integers(0, 60).map(lambda number: FIRST + timedelta(days=number))
STATUSES = st.sampled_from(
    ["refused", "unclear", "open", "intends", "pledged", "decided", "delivered", "withdrawn"]
)
PAPERS = st.sampled_from(["Gazette", "Herald", "Courier"])
PRECISIONS = st.sampled_from(["day", "day", "day", "about", "month"])


@dataclass
class Word:
    """One row of the naive model."""

    pk: int
    about: int  # the pledge or the condition
    said_on: date
    recorded_at: datetime
    value: str
    precision: str = "day"
    live: bool = True  # a retraction never is
    supersedes: int | None = None
    paper: str = ""


@dataclass
class Naive:
    """The two clocks as one would explain them: scan everything, every time."""

    words: list[Word] = field(default_factory=list)

    def known(self, about: int, known_at: datetime) -> list[Word]:
        heard = [word for word in self.words if word.about == about and word.recorded_at <= known_at]
        gone = {word.supersedes for word in heard}
        return [word for word in heard if word.live and word.pk not in gone]

    def as_of(self, about: int, day: date, known_at: datetime) -> Word | None:
        said = [word for word in self.known(about, known_at) if word.said_on <= day]
        return max(said, key=lambda word: (word.said_on, word.recorded_at, word.pk), default=None)

    def contested(self, word: Word, known_at: datetime) -> bool:
        first, last = cell_quality.days(word.said_on, word.precision)
        for other in self.known(word.about, known_at):
            start, end = cell_quality.days(other.said_on, other.precision)
            if other.said_on <= word.said_on and start <= last and first <= end and other.value != word.value:
                return True
        return False

    def reports(self, word: Word, known_at: datetime) -> int:
        """How many papers say so: of the same days, or before without anything else between, up to 37 days back."""
        papers = {word.paper}
        before = [other for other in self.known(word.about, known_at) if _order(other) < _order(word)]
        between = False
        for other in sorted(before, key=_order, reverse=True):
            if other.value != word.value:
                between = True
                continue
            first, last = cell_quality.days(word.said_on, word.precision)
            start, end = cell_quality.days(other.said_on, other.precision)
            near = word.said_on - other.said_on <= timedelta(days=37)
            if (start <= last and first <= end) or (near and not between):
                papers.add(other.paper)
        return len(papers)


def _order(word: Word) -> tuple[date, datetime, int]:
    return word.said_on, word.recorded_at, word.pk


class TwoClocks(RuleBasedStateMachine):
    pledges = Bundle("pledges")
    assessments = Bundle("assessments")
    states = Bundle("states")

    def __init__(self) -> None:
        super().__init__()
        self.atomic = transaction.atomic()
        self.atomic.__enter__()
        self.user = EditorFactory()
        a_country("DE")
        self.naive = Naive()
        self.naive_conditions = Naive()
        self.times: list[datetime] = []
        self.before = ledger.version()

    def teardown(self) -> None:
        transaction.set_rollback(True)
        self.atomic.__exit__(None, None, None)

    @initialize(target=pledges)
    def two_pledges(self) -> object:
        opened = [
            actions.open_pledge(by=self.user, kind="troops", title=f"Pledge {number}", countries=["DE"])
            for number in range(2)
        ]
        self.condition = Condition.objects.get_or_create(slug="ceasefire", country=None)[0]
        return multiple(*opened)

    def _heard(self, row: Assessment, paper: str = "") -> Assessment:
        self.times.append(row.recorded_at)
        self.naive.words.append(
            Word(
                pk=row.pk,
                about=row.pledge_id,
                said_on=row.said_on,
                recorded_at=row.recorded_at,
                value=row.status,
                precision=row.said_on_precision,
                live=row.nature != Assessment.Nature.RETRACTION,
                supersedes=row.supersedes_id,
                paper=paper,
            )
        )
        return row

    @rule(target=assessments, pledge=pledges, day=DAYS, status=STATUSES, precision=PRECISIONS, paper=PAPERS)
    def record(self, pledge: object, day: date, status: str, precision: str, paper: str) -> Assessment:
        given = _given(status, day, precision, paper)
        return self._heard(actions.record(by=self.user, pledge=pledge, assessment=given), paper)

    @rule(
        target=assessments, wrong=assessments, day=DAYS, status=STATUSES, precision=PRECISIONS, paper=PAPERS
    )
    def correct(self, wrong: Assessment, day: date, status: str, precision: str, paper: str) -> object:
        given = _given(status, day, precision, paper)
        if any(word.supersedes == wrong.pk for word in self.naive.words):
            with pytest.raises(actions.PledgeMoved):
                actions.correct(by=self.user, wrong=wrong, assessment=given, reason="Misread")
            return multiple()
        if wrong.nature != Assessment.Nature.RETRACTION and _says(wrong) == (
            (status, day, precision),
            paper,
        ):
            with pytest.raises(actions.Refused, match="changes nothing"):
                actions.correct(by=self.user, wrong=wrong, assessment=given, reason="Misread")
            return multiple()
        better = actions.correct(by=self.user, wrong=wrong, assessment=given, reason="Misread")
        return self._heard(better, paper)

    @rule(target=assessments, wrong=assessments)
    def retract(self, wrong: Assessment) -> object:
        if any(word.supersedes == wrong.pk for word in self.naive.words):
            with pytest.raises(actions.PledgeMoved):
                actions.retract(by=self.user, wrong=wrong, reason="Never said")
            return multiple()
        if wrong.nature == Assessment.Nature.RETRACTION:
            with pytest.raises(actions.Refused, match="taken back already"):
                actions.retract(by=self.user, wrong=wrong, reason="Never said")
            return multiple()
        return self._heard(actions.retract(by=self.user, wrong=wrong, reason="Never said"))

    def _held(self, row: ConditionState) -> ConditionState:
        self.times.append(row.recorded_at)
        self.naive_conditions.words.append(
            Word(
                pk=row.pk,
                about=row.condition_id,
                said_on=row.said_on,
                recorded_at=row.recorded_at,
                value=row.state,
                live=row.nature != Assessment.Nature.RETRACTION,
                supersedes=row.supersedes_id,
            )
        )
        return row

    @rule(target=states, day=DAYS, state=st.sampled_from(["met", "unmet"]))
    def set_condition(self, day: date, state: str) -> ConditionState:
        return self._held(
            actions.set_condition(
                by=self.user, condition=self.condition, state=state, said_on=day, evidence=[a_piece()]
            )
        )

    @rule(target=states, wrong=states)
    def retract_condition(self, wrong: ConditionState) -> object:
        retracted = wrong.nature == Assessment.Nature.RETRACTION
        if retracted or any(word.supersedes == wrong.pk for word in self.naive_conditions.words):
            with pytest.raises(actions.Refused):
                actions.retract_condition(by=self.user, wrong=wrong, reason="It never held")
            return multiple()
        return self._held(actions.retract_condition(by=self.user, wrong=wrong, reason="It never held"))

    @rule(wrong=states, target=states, day=DAYS, state=st.sampled_from(["met", "unmet"]))
    def correct_condition(self, wrong: ConditionState, day: date, state: str) -> object:
        same = wrong.nature != Assessment.Nature.RETRACTION and (wrong.state, wrong.said_on) == (state, day)
        if same or any(word.supersedes == wrong.pk for word in self.naive_conditions.words):
            return multiple()
        return self._held(
            actions.correct_condition(
                by=self.user,
                wrong=wrong,
                state=state,
                said_on=day,
                evidence=[a_piece()],
                reason="Another day",
            )
        )

    @rule(day=DAYS, place=st.integers(0, 30), beside=st.sampled_from([-1, 0, 1]))
    def ask(self, day: date, place: int, beside: int) -> None:
        """At a time of recording, and one microsecond before and after."""
        if not self.times:
            return
        known_at = self.times[place % len(self.times)] + timedelta(microseconds=beside)
        self._same(day, known_at)

    @invariant()
    def the_present_is_right(self) -> None:
        for day in (FIRST - timedelta(days=1), FIRST + timedelta(days=9), FIRST + timedelta(days=61)):
            self._same(day, None)

    def _same(self, day: date, known_at: datetime | None) -> None:
        asked = known_at or datetime(9999, 1, 1, tzinfo=UTC)
        expected = {
            (word.pk, self.naive.contested(word, asked), self.naive.reports(word, asked))
            for about in {word.about for word in self.naive.words}
            if (word := self.naive.as_of(about, day, asked))
        }
        found = Assessment.objects.as_of(day, known_at)
        assert {(row.pk, row.contested, row.reports) for row in found} == expected
        by_definition = Assessment.objects.as_of_by_definition(day, known_at)
        assert {row.pk for row in by_definition} == {pk for pk, _contested, _reports in expected}
        live = [
            word
            for about in {word.about for word in self.naive.words}
            for word in self.naive.known(about, asked)
        ]
        days = sorted({word.said_on for word in live})
        assert Assessment.objects.days(known_at) == days
        with pytest.MonkeyPatch.context() as patched:
            patched.setattr(
                "coalition.register.models.assessments.FEW_ENTRIES", -1
            )  # as if there were very many
            assert Assessment.objects.days(known_at) == days
        states = {
            word.pk
            for about in {word.about for word in self.naive_conditions.words}
            if (word := self.naive_conditions.as_of(about, day, asked))
        }
        assert {row.pk for row in ConditionState.objects.as_of(day, known_at)} == states

    @invariant()
    def the_chain_has_no_gap(self) -> None:
        written = len(self.naive.words) + len(self.naive_conditions.words)
        assert ledger.version() in {self.before + written, self.before + written + 2}


def _given(status: str, day: date, precision: str, paper: str) -> actions.AssessmentInput:
    """With one piece of evidence, from that paper."""
    given = an_assessment(status, day, precision)
    return replace(given, evidence=[replace(given.evidence[0], publisher=paper)])


def _says(row: Assessment) -> tuple[tuple[str, date, str], str]:
    return (row.status, row.said_on, row.said_on_precision), row.evidence.get().publisher


@pytest.mark.django_db
def test_as_of_answers_like_the_naive_model() -> None:
    run_state_machine_as_test(
        TwoClocks,
        settings=settings(
            max_examples=15,
            stateful_step_count=25,
            deadline=None,
            suppress_health_check=list(HealthCheck),
        ),
    )
    assert not Standing.objects.exists()
