"""A change of the record locks the cells it concerns, and brings their suggestions up to date."""

import pytest

from coalition.register.chain import ledger
from coalition.register.models import Pledge
from coalition.review.models import Suggestion
from coalition.review.suggestions import cell_locks, impact
from tests.factories import register
from tests.factories.review import suggestion

pytestmark = pytest.mark.django_db


@pytest.fixture
def joint() -> Pledge:
    return register.pledge("SE", "NO", "FI")


@pytest.fixture
def taken(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The locks in the order in which they are taken."""
    found: list[str] = []
    monkeypatch.setattr(ledger, "begin", lambda: found.append("record"))
    monkeypatch.setattr(impact, "lock_cell", lambda country, kind: found.append(f"{country} {kind}"))
    return found


def test_the_record_is_locked_first_then_the_cells_by_name(joint: Pledge, taken: list[str]) -> None:
    cell_locks.lock("SE", "troops", joint)
    assert taken == ["record", "FI troops", "NO troops", "SE troops"]


def test_without_a_pledge_only_the_cell_itself(taken: list[str]) -> None:
    cell_locks.lock("SE", "troops", None)
    assert taken == ["record", "SE troops"]


def test_the_suggestions_of_all_its_countries_are_compared_with_the_record_again() -> None:
    rows = [suggestion(country=code, status="open") for code in ("NO", "SE")]
    joint = register.pledge("NO", "SE")
    register.assessment(joint, "open", rows[0].said_on)
    cell_locks.refresh("NO", "troops", joint)
    assert not Suggestion.objects.waiting().exists()


def test_what_was_obsolete_waits_again_only_when_something_was_taken_back() -> None:
    row = suggestion(status="open")
    Suggestion.objects.update(state=Suggestion.State.OBSOLETE)
    cell_locks.refresh("NO", "troops", None)
    assert not Suggestion.objects.waiting().exists()
    cell_locks.refresh("NO", "troops", None, retracted=True)
    again = Suggestion.objects.waiting().get()
    assert again.pk != row.pk
    assert again.claims.count() == 1
