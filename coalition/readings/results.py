"""What a run of a reader comes to, beside its claims."""

from dataclasses import dataclass

from coalition.readings.claims import ReadingResult


class ReaderFailed(Exception):
    """The reader could not read the article; the message says why in one sentence that can be stored."""


@dataclass(frozen=True)
class ReaderRun:
    """A result, and who produced it: `note` says why when that is not the configured reader."""

    result: ReadingResult
    reader: str
    version: str
    dropped: int = 0  # claims that the reader itself found to be worthless, e.g. with an invented quote
    note: str = ""
