"""One host is asked by one fetch at a time, with a pause between."""

import pytest
from django.core.cache import cache
from pytest_django import Settings

from coalition.sources.fetching import pacing
from tests.waiting import wait_until


@pytest.fixture(autouse=True)
def pause(settings: Settings) -> None:
    settings.COALITION_FETCH_PAUSE = 30
    cache.clear()


def test_the_first_goes_at_once_and_the_next_waits_at_least_the_pause() -> None:
    assert pacing.reserve_turn("https://paper.example/a") == 0
    waits = [pacing.reserve_turn("https://www.paper.example/b") for _ in range(20)]
    assert all(30 <= wait <= 30 * pacing.SPREAD for wait in waits)
    assert len(set(waits)) > 1


def test_hosts_do_not_wait_for_one_another() -> None:
    assert pacing.reserve_turn("https://paper.example/a") == 0
    assert pacing.reserve_turn("https://gazette.example/a") == 0


def test_without_a_pause_nobody_waits(settings: Settings) -> None:
    settings.COALITION_FETCH_PAUSE = 0
    assert [pacing.reserve_turn("https://paper.example/a") for _ in range(3)] == [0, 0, 0]


def test_a_turn_lasts_one_pause(settings: Settings) -> None:
    settings.COALITION_FETCH_PAUSE = 1
    assert pacing.reserve_turn("https://paper.example/a") == 0
    wait_until(lambda: pacing.reserve_turn("https://paper.example/a") == 0, "The host is never asked again.")
