"""Which evidence a notice is about: asked of the database and of rows at hand, with one answer."""

from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coalition.register import actions
from coalition.register.models import Assessment, Evidence, Notice
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import a_piece

URLS = st.sampled_from(["", "https://a.example", "https://b.example"])
HASHES = st.sampled_from(["", "0" * 64, "1" * 64])
ORIGINS = st.sampled_from(["", "An agency", "Another"])
PLACES = st.tuples(URLS, HASHES, ORIGINS)
DAY = date(2026, 2, 1)


def notice(by, url: str = "", text_hash: str = "", origin: str = "") -> Notice:
    return actions.notice_source(
        by=by, sort="corrected", what="Another day", said_on=DAY, url=url, text_hash=text_hash, origin=origin
    )


class AnySources(TestCase):
    @settings(max_examples=20)
    @given(st.lists(PLACES, min_size=1, max_size=4), PLACES.filter(any))
    def test_the_row_and_the_database_agree_on_what_rests_on_it(self, places, about):
        by = EditorFactory.create()
        for url, text_hash, origin in places:
            piece = a_piece(url=url, text_hash=text_hash, origin=origin, reference="A paper")
            register.assessment(register.pledge("DE", by=by), proof=piece, by=by)
        row = notice(by, *about)
        touched = {piece.pk for piece in Evidence.objects.all() if row.touches(piece)}
        assert set(Evidence.objects.resting_on(row).values_list("pk", flat=True)) == touched
        owners = set(Evidence.objects.filter(pk__in=touched).values_list("assessment", flat=True))
        assert set(Assessment.objects.flagged().values_list("pk", flat=True)) == owners
        assert set(Evidence.objects.touched().values_list("pk", flat=True)) == touched


@pytest.mark.django_db
def test_what_is_recorded_after_a_notice_is_not_flagged_by_it():
    by = EditorFactory.create()
    notice(by, register.EVIDENCE.url)
    register.assessment()
    assert not Assessment.objects.flagged().exists()


@pytest.mark.django_db
def test_each_notice_asks_anew_whether_it_stands():
    by, row = EditorFactory.create(), register.assessment()
    first = notice(by, register.EVIDENCE.url)
    actions.uphold(by=by, assessment=row, notice=first, note="Others say so too.")
    assert not Assessment.objects.flagged().exists()
    second = notice(by, register.EVIDENCE.url)
    assert list(Assessment.objects.flagged()) == [row]
    actions.uphold(by=by, assessment=row, notice=second, note="Still.")
    assert not Assessment.objects.flagged().exists()


@pytest.mark.django_db
@pytest.mark.parametrize("note", ["", "  "])
def test_who_lets_something_stand_says_why(note):
    by, row = EditorFactory.create(), register.assessment()
    about = notice(by, register.EVIDENCE.url)
    with pytest.raises(actions.Refused, match="Say why it stands"):
        actions.uphold(by=by, assessment=row, notice=about, note=note)
    assert list(Assessment.objects.flagged()) == [row]


@pytest.mark.django_db
def test_a_notice_keeps_its_own_evidence():
    row = actions.notice_source(
        by=EditorFactory.create(),
        sort="withdrawn",
        what=" Taken offline. ",
        said_on=DAY,
        origin="An agency",
        evidence=[a_piece(publisher="The agency")],
    )
    assert row.what == "Taken offline."
    assert row.evidence.get().publisher == "The agency"
    with pytest.raises(actions.Refused, match="The evidence needs words"):
        actions.notice_source(
            by=EditorFactory.create(),
            sort="withdrawn",
            what="Gone",
            said_on=DAY,
            origin="X",
            evidence=[a_piece(text=" ")],
        )
    assert Notice.objects.count() == 1
