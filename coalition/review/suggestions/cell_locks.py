"""The cells that a change of the record concerns: locked before it, their suggestions brought up to date after it."""

from coalition.register.chain import ledger
from coalition.register.models import Pledge
from coalition.review.suggestions import impact, propose


def lock(country: str, kind: str, pledge: Pledge | None) -> None:
    """Take the locks in the order everybody takes them: the record first, then the cells by name."""
    ledger.begin()
    for code in _countries(country, pledge):
        impact.lock_cell(code, kind)


def refresh(country: str, kind: str, pledge: Pledge | None, *, retracted: bool = False) -> None:
    """The record has changed: compare what waits with it again.

    `retracted`: something was taken back, and what it had made obsolete may need a decision again.
    """
    for code in _countries(country, pledge):
        if retracted:
            propose.reopen_obsolete(code, kind)
        impact.refresh(code, kind, record_changed=True)


def _countries(country: str, pledge: Pledge | None) -> list[str]:
    joint = pledge.participations.values_list("country_id", flat=True) if pledge else []
    return sorted({country, *joint})
