"""A test's waits end, with a sentence about what did not come about."""

import threading

import pytest

from tests.waiting import run_at_once, wait_until


def test_what_does_not_come_about_fails_with_its_sentence() -> None:
    with pytest.raises(AssertionError, match=r"^The page never came\. \(waited 0 s\)$"):
        wait_until(lambda: False, "The page never came.", patience=0)


def test_what_is_so_already_is_not_waited_for() -> None:
    wait_until(lambda: True, "It can't fail.", patience=0)


def test_threads_that_hang_are_counted_and_those_that_end_are_not() -> None:
    never = threading.Event()
    try:
        with pytest.raises(AssertionError, match=r"^2 of 3 threads still work after 0\.05 s\.$"):
            run_at_once([never.wait, never.wait, lambda: None], patience=0.05)
    finally:
        never.set()
