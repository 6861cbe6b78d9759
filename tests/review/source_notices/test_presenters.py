"""Assessments to be looked at again, and what a notice touches."""

from dataclasses import replace
from datetime import date

import pytest
from django.utils import timezone

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import Assessment, Notice
from coalition.review.source_notices.forms import NoticeForm
from coalition.review.source_notices.presenters import list_flagged
from coalition.review.source_notices.queries import count_assessments_touched
from tests.factories import register

pytestmark = pytest.mark.django_db


def notice(by: User, url: str = register.EVIDENCE.url) -> Notice:
    return actions.notice_source(
        by=by, sort="withdrawn", what="It never happened.", said_on=date(2026, 2, 1), url=url
    )


def resting(*countries: str, day: date = date(2026, 1, 10), url: str = register.EVIDENCE.url) -> Assessment:
    pledge = register.pledge(*countries, title=f"{countries} {day} {url}")
    return register.assessment(pledge, "open", day, proof=replace(register.EVIDENCE, url=url))


def test_nothing_rests_on_a_source_that_stands_by_its_word() -> None:
    resting("NO")
    assert list_flagged() == []


def test_what_rests_on_a_withdrawn_report_is_listed_the_newest_first(editor: User) -> None:
    old, new = resting("NO"), resting("SE", day=date(2026, 2, 10))
    resting("FI", url="https://elsewhere.example/1")
    found = notice(editor)
    assert [(one.row, one.notices) for one in list_flagged()] == [(new, [found]), (old, [found])]


def test_it_is_shown_with_its_countries_kind_and_status(editor: User) -> None:
    resting("SE", "NO")
    notice(editor)
    (shown,) = list_flagged()
    assert (shown.country, shown.kind.slug, shown.status.slug) == ("NO", "troops", "open")
    assert {str(one) for one in shown.countries} == {"Norway", "Sweden"}


def test_what_was_corrected_or_upheld_is_listed_no_more(editor: User) -> None:
    first, second = resting("NO"), resting("SE")
    found = notice(editor)
    actions.uphold(by=editor, assessment=first, notice=found, note="He confirmed it.")
    assert [one.row for one in list_flagged()] == [second]
    actions.retract(by=editor, wrong=second, reason="Never said.")
    assert list_flagged() == []


def test_of_two_notices_the_one_that_is_open_is_shown(editor: User) -> None:
    row = resting("NO")
    first, second = notice(editor), notice(editor)
    actions.uphold(by=editor, assessment=row, notice=first, note="He confirmed it.")
    assert [one.notices for one in list_flagged()] == [[second]]


def test_a_longer_list_asks_no_more_questions(editor: User, django_assert_max_num_queries) -> None:
    for country in ("NO", "SE", "FI", "DK", "EE"):
        resting(country)
    notice(editor)
    with django_assert_max_num_queries(6):
        assert [len(one.countries) for one in list_flagged()] == [1] * 5


def test_a_notice_touches_assessments_once_however_much_evidence_they_have(editor: User) -> None:
    resting("NO")
    pledge = register.pledge("SE")
    twice = [register.EVIDENCE, replace(register.EVIDENCE, text="Once more.")]
    given = actions.AssessmentInput("open", date(2026, 1, 10), evidence=twice)
    actions.record(by=editor, pledge=pledge, assessment=given)
    assert count_assessments_touched(notice(editor)) == 2
    assert count_assessments_touched(notice(editor, "https://elsewhere.example/1")) == 0


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"sort": "denied"}, "sort"),
        ({"what": ""}, "what"),
        ({"url": "nonsense"}, "url"),
        ({"said_on": ""}, "said_on"),
    ],
)
def test_what_is_wrong_with_a_notice_is_said_at_its_field(changes: dict[str, str], field: str) -> None:
    data = {"sort": "corrected", "what": "Misquoted.", "said_on": "2026-02-01", "url": "https://a.example/"}
    assert NoticeForm(data).is_valid()
    assert list(NoticeForm(data | changes).errors) == [field]


def test_a_notice_starts_with_today() -> None:
    assert NoticeForm()["said_on"].value() == timezone.now().date()
