"""The measured quality of reading, release by release: a file beside the codebook, which readers may see."""

import datetime
from pathlib import Path
from typing import Self

from pydantic import BaseModel, ConfigDict, Field, TypeAdapter, ValidationError

from coalition.codebook import file_faults

FILE = "quality.json"


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Figures(Strict):
    precision: float = Field(ge=0, le=1)
    recall: float = Field(ge=0, le=1)
    f1: float = Field(ge=0, le=1)


class Part(Strict):
    """Of all articles or of one language; docs/quality.md says what each figure means."""

    pair: Figures
    strict: Figures
    near: Figures
    condition: Figures
    noise: float | None = None
    grounded: float | None = None
    articles: int
    claims: int


class Agreement(Strict):
    """Of the people who annotated the set: what a reader can reach at most."""

    units: int
    seen_by_one: int
    nominal: float | None
    ordinal: float | None


class Measurement(Strict):
    """One reader, in one version, on one annotated set."""

    release: str
    measured_on: datetime.date
    reader: str
    version: str
    set_name: str
    all: Part
    languages: dict[str, Part]
    agreement: Agreement | None = None


class QualityError(Exception):
    """The file can't be used; the message says why."""


_LIST = TypeAdapter(tuple[Measurement, ...])


class Measurements(tuple[Measurement, ...]):
    """All of a codebook's folder, the newest first."""

    __slots__ = ()

    @classmethod
    def of(cls, folder: Path) -> Self:
        """Empty where nothing was measured yet. Raises QualityError for a file that is wrong."""
        file = folder / FILE
        if not file.exists():
            return cls()
        try:
            return cls(_LIST.validate_json(file.read_bytes()))
        except OSError as error:
            raise QualityError(f"{file}: can't be read ({error.strerror}).") from error
        except ValidationError as error:
            raise QualityError(f"{file}: {file_faults.of_model(error)}") from error

    def with_new(self, new: Measurement) -> Self:
        """With one more; it replaces what was measured of the same release, reader and set."""
        key = (new.release, new.reader, new.set_name)
        rest = [old for old in self if (old.release, old.reader, old.set_name) != key]
        return type(self)((new, *rest))

    def write(self, folder: Path) -> None:
        content = _LIST.dump_json(tuple(self), indent=1)
        (folder / FILE).write_bytes(content + b"\n")
