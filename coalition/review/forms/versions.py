"""What the editor was shown, in a hidden field that the form brings back: nobody writes over what they have not seen."""

from collections.abc import Mapping

from coalition.core.numbers import whole_number
from coalition.review.suggestions.current_standings import CurrentStanding


def write_versions(standings: list[CurrentStanding]) -> str:
    """The newest assessment of each of a cell's pledges."""
    return ",".join(f"{one.pledge.pk}:{one.newest}" for one in standings)


def read_versions(text: str) -> Mapping[int, int]:
    """The other way round; what can't be read was not seen."""
    pairs = ([whole_number(number) for number in part.split(":")] for part in text.split(","))
    return {
        pair[0]: pair[1] for pair in pairs if len(pair) == 2 and pair[0] is not None and pair[1] is not None
    }


def read_version(text: str) -> int:
    """One row's id; what can't be read was not seen (0)."""
    return whole_number(text) or 0
