"""The queue as the desk shows it."""

from datetime import timedelta

import pytest
from django.utils import timezone
from django.utils.translation import override

from coalition.accounts.models import User
from coalition.review.decide.actions import reject
from coalition.review.models import Suggestion
from coalition.review.queue import presenters
from coalition.review.queue.presenters import DayProgress, day_progress, queue_groups, queue_items
from tests.factories import register
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


def item():
    return queue_items(Suggestion.objects.waiting().with_claims())[0]


def test_an_item_says_who_what_and_from_what_to_what() -> None:
    register.assessment(register.pledge("NO"), "intends")
    suggestion(status="refused")
    shown = item()
    assert (shown.country, shown.kind.slug, shown.status.slug) == ("Norway", "troops", "refused")
    assert shown.recorded_status
    assert shown.recorded_status.slug == "intends"


def test_what_is_new_comes_from_nothing() -> None:
    suggestion()
    assert item().recorded_status is None


def test_reports_are_counted_as_independent_ones_and_languages_once() -> None:
    suggestion(article={"origin": "dpa", "language": "de"})
    suggestion(article={"origin": "dpa", "language": "de"})
    suggestion(article={"language": "uk"})
    assert (item().reports, item().languages) == (2, 2)
    assert item().facts == "2 reports · 2 languages"
    with override("de"):
        assert item().facts != "2 reports · 2 languages"


def test_one_is_one() -> None:
    suggestion()
    assert item().facts == "1 report · 1 language"


def test_age_is_said_in_one_unit() -> None:
    suggestion()
    assert item().age == "just now"
    Suggestion.objects.update(created_at=timezone.now() - timedelta(hours=5, minutes=20))
    assert item().age.replace("\xa0", " ") == "5 hours"


def test_groups_that_hold_nothing_are_left_out(monkeypatch: pytest.MonkeyPatch) -> None:
    assert queue_groups() == []
    monkeypatch.setattr(presenters, "SHOWN", 2)
    for country in ("NO", "SE", "FI"):
        suggestion(country=country)
    (group,) = queue_groups()
    assert (str(group.title), len(group.items), group.count, group.more) == ("Changes the record", 2, 3, 1)


def test_a_longer_queue_asks_no_more_questions(django_assert_max_num_queries) -> None:
    for country in ("NO", "SE", "FI", "DK"):
        suggestion(country=country)
    with django_assert_max_num_queries(3):
        queue_groups()


@pytest.mark.parametrize(
    ("done", "waiting", "percent"), [(0, 0, 100), (0, 5, 0), (1, 2, 33), (2, 1, 67), (5, 0, 100)]
)
def test_progress_is_a_share_of_today(done: int, waiting: int, percent: int) -> None:
    progress = DayProgress(done=done, waiting=waiting)
    assert (progress.percent, progress.total) == (percent, done + waiting)


def test_progress_counts_what_was_done_and_what_waits(editor: User) -> None:
    reject(by=editor, suggestion=suggestion(), reason="old")
    suggestion(country="SE")
    assert day_progress() == DayProgress(done=1, waiting=1)
