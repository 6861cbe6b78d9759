"""What the rules reader's scores are worth on articles nobody had looked at: a file beside the codebook.

It is what a confidence means until an installation's own editors have decided enough (`manage.py calibrate`).
"""

import datetime
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from coalition.codebook import file_faults

FILE = "confidence.json"


class ConfidenceError(Exception):
    """The file can't be used; the message says why."""


class Confidence(BaseModel):
    """From score to the rate at which such claims were right, on which set, and how much that was worth there."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    set_name: str
    version: str
    measured_on: datetime.date
    claims: int
    # Brier scores of the bare scores, and of rates by scales that were fitted without the article.
    brier_before: float = Field(ge=0, le=1)
    brier_after: float = Field(ge=0, le=1)
    knots: tuple[tuple[float, float], ...]  # (score, rate), both rising

    @classmethod
    def of(cls, folder: Path) -> Self | None:
        """None where nothing was measured yet. Raises ConfidenceError for a file that is wrong."""
        file = folder / FILE
        if not file.exists():
            return None
        try:
            return cls.model_validate_json(file.read_bytes())
        except OSError as error:
            raise ConfidenceError(f"{file}: can't be read ({error.strerror}).") from error
        except ValidationError as error:
            raise ConfidenceError(f"{file}: {file_faults.of_model(error)}") from error

    def write(self, folder: Path) -> None:
        (folder / FILE).write_text(self.model_dump_json(indent=1) + "\n")
