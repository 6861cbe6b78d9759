"""The cells that a change of the record concerns: locked before it, weighed anew after it."""

from coalition.register.chain import ledger
from coalition.register.models import Pledge
from coalition.review.suggestions import impact, propose


def begin(country: str, kind: str, pledge: Pledge | None) -> None:
    """Take the locks in the order everybody takes them: the record first, then the cells by name."""
    ledger.begin()
    for code in _countries(country, pledge):
        impact.lock(code, kind)


def settle(country: str, kind: str, pledge: Pledge | None, *, taken_back: bool = False) -> None:
    """The record has moved: weigh what waits anew. `taken_back`: what it had made obsolete may have a reason again."""
    for code in _countries(country, pledge):
        if taken_back:
            propose.revive(code, kind)
        impact.refresh(code, kind, moved=True)


def _countries(country: str, pledge: Pledge | None) -> list[str]:
    joint = pledge.participations.values_list("country_id", flat=True) if pledge else []
    return sorted({country, *joint})
