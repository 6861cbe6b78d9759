"""What the editor was shown, in a hidden field that the form brings back: nobody writes over what they have not seen."""

from collections.abc import Mapping

from coalition.review.suggestions.current_standings import CurrentStanding


def write_versions(standings: list[CurrentStanding]) -> str:
    """The newest assessment of each of a cell's pledges."""
    return ",".join(f"{one.pledge.pk}:{one.newest}" for one in standings)


def read_versions(text: str) -> Mapping[int, int]:
    """The other way round; what can't be read was not seen."""
    pairs = (part.split(":") for part in text.split(",") if part)
    return {
        int(pair[0]): int(pair[1])
        for pair in pairs
        if len(pair) == 2 and pair[0].isdecimal() and pair[1].isdecimal()
    }


def read_version(text: str) -> int:
    """One row's id; what can't be read was not seen (0)."""
    return int(text) if text.isdecimal() else 0
