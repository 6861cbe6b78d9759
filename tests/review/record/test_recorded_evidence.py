"""The evidence of what is on record, under keys that copies share."""

from dataclasses import replace

import pytest

from coalition.accounts.models import User
from coalition.register import actions
from coalition.review.record.recorded_evidence import copy_of, evidence_by_key, evidence_of_versions
from tests.factories import register

pytestmark = pytest.mark.django_db
OTHER = replace(register.EVIDENCE, text="As the minister said.", url="", reference="Minutes", tier="A")


def test_a_copy_says_the_same_in_every_field() -> None:
    row = register.assessment(register.pledge("NO"), proof=OTHER)
    assert copy_of(row.evidence.get()) == OTHER


def test_copies_have_one_key_and_others_another() -> None:
    rows = [register.assessment(register.pledge("NO", title=str(number))) for number in range(2)]
    third = register.assessment(register.pledge("NO", title="x"), proof=OTHER)
    first, second, other = (set(evidence_by_key(row)) for row in (*rows, third))
    assert first == second
    assert not first & other


def test_the_evidence_of_all_versions_each_piece_once_the_oldest_first(editor: User) -> None:
    first = register.assessment(register.pledge("NO"))
    given = actions.AssessmentInput("unclear", first.said_on, evidence=[register.EVIDENCE, OTHER])
    second = actions.correct(by=editor, wrong=first, assessment=given, reason="A slip.")
    assert [piece.text for piece in evidence_of_versions(second).values()] == [
        register.EVIDENCE.text,
        OTHER.text,
    ]
    assert list(evidence_of_versions(first)) == list(evidence_by_key(first))


def test_what_was_taken_back_still_shows_what_it_had_rested_on(editor: User) -> None:
    row = register.assessment(register.pledge("NO"))
    gone = actions.retract(by=editor, wrong=row, reason="Never said.")
    assert evidence_by_key(gone) == {}
    assert list(evidence_of_versions(gone)) == list(evidence_by_key(row))
