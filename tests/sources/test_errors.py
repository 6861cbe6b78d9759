import pytest

from coalition.sources import errors
from coalition.sources.models import Delivery


@pytest.mark.parametrize(
    ("error", "state"),
    [
        (errors.TooLarge("x"), Delivery.State.REFUSED),
        (errors.ForbiddenByRobots("x"), Delivery.State.REFUSED),
        (errors.Gone("x"), Delivery.State.FAILED),
        (errors.ServerFailure("x", retry_after=3), Delivery.State.FAILED),
    ],
)
def test_each_error_carries_the_state_it_is_stored_as(
    error: errors.DeliveryError, state: Delivery.State
) -> None:
    assert error.state == state


def test_a_reason_fits_its_column() -> None:
    longest = Delivery._meta.get_field("reason").max_length
    assert len(errors.Gone("x" * 1000).reason) == longest


def test_only_what_may_pass_is_worth_another_try() -> None:
    assert isinstance(errors.TimedOut("x"), errors.TransientFailure)
    assert not isinstance(errors.Gone("x"), errors.TransientFailure)
