from datetime import UTC, date, datetime, timedelta

import pytest

from coalition.sources.articles.dates import OLDEST, plausible_day


@pytest.mark.parametrize("ahead", [0, 1])
def test_today_and_tomorrow_elsewhere_are_plausible(ahead: int) -> None:
    day = datetime.now(UTC).date() + timedelta(days=ahead)
    assert plausible_day(day) == day


def test_the_future_and_the_time_before_the_web_are_not() -> None:
    assert plausible_day(datetime.now(UTC).date() + timedelta(days=3)) is None
    assert plausible_day(OLDEST) == OLDEST
    assert plausible_day(OLDEST - timedelta(days=1)) is None
    assert plausible_day(date(1970, 1, 1)) is None
