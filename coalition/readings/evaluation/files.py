"""The files that are compared: one JSON object a line; docs/quality.md describes both forms."""

import datetime
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Annotated

from pydantic import BaseModel, BeforeValidator, ConfigDict, StringConstraints, ValidationError

# An id names a text file, so it must not lead out of its folder.
Id = Annotated[str, StringConstraints(pattern=r"^[A-Za-z0-9_][A-Za-z0-9_.-]*$", max_length=200)]
Slugs = Annotated[list[str], BeforeValidator(lambda value: value or [])]  # null is an empty list
Day = Annotated[datetime.date | None, BeforeValidator(lambda value: value or None)]
type Pair = tuple[str, str]  # country and kind


class EvaluationError(Exception):
    """A file can't be used; the message says which line and why."""


class Row(BaseModel):
    model_config = ConfigDict(frozen=True, coerce_numbers_to_str=True)


class GoldClaim(Row):
    """What people found. `also` is right too, `maybe_conditions` are not counted, `ambiguous` is not scored."""

    country: str
    kind: str
    stance: str
    also: Slugs = []
    conditions: Slugs = []
    maybe_conditions: Slugs = []
    quote: str = ""
    ambiguous: bool = False

    @property
    def pair(self) -> Pair:
        return self.country, self.kind

    @property
    def right(self) -> set[str]:
        return {self.stance, *self.also}


class GoldArticle(Row):
    id: Id
    lang: str = ""
    date: Day = None
    title: str | None = None
    negative: bool = False  # carries no commitment at all
    claims: list[GoldClaim] = []

    @property
    def sure(self) -> dict[Pair, GoldClaim]:
        """The claims that are demanded."""
        return {claim.pair: claim for claim in self.claims if not claim.ambiguous}

    @property
    def maybe(self) -> set[Pair]:
        """Neither demanded nor counted against a prediction."""
        return {claim.pair for claim in self.claims if claim.ambiguous} - set(self.sure)


class PredictedClaim(Row):
    """A claim as `read --jsonl` prints it; what is not compared may be missing."""

    country: str
    kind: str
    status: str
    conditions: Slugs = []
    quote: str = ""
    start: int = 0
    end: int = 0
    confidence: float | None = None

    @property
    def pair(self) -> Pair:
        return self.country, self.kind


class PredictedArticle(Row):
    id: Id
    claims: list[PredictedClaim] = []

    @property
    def found(self) -> dict[Pair, PredictedClaim]:
        """The first claim of each pair; later ones are not looked at."""
        return {claim.pair: claim for claim in reversed(self.claims)}


def read_gold(path: Path) -> dict[str, GoldArticle]:
    """The annotated articles by id. Raises EvaluationError."""
    return _by_id(path, GoldArticle)


def read_predictions(path: Path) -> dict[str, PredictedArticle]:
    """The predictions by id. Raises EvaluationError."""
    return _by_id(path, PredictedArticle)


def read_texts(folder: Path, ids: Iterable[str]) -> dict[str, str]:
    """The articles' texts from `<id>.txt`. Raises EvaluationError when one is missing."""
    found = {}
    for key in ids:
        file = folder / f"{key}.txt"
        try:
            found[key] = file.read_text(encoding="utf-8")
        except OSError as error:
            raise EvaluationError(
                f"{file}: can't be read ({error.strerror}); say with --texts where the texts are."
            ) from error
        except UnicodeDecodeError as error:
            raise EvaluationError(f"{file}: not in UTF-8.") from error
    return found


def _by_id[R: (GoldArticle, PredictedArticle)](path: Path, form: type[R]) -> dict[str, R]:
    found: dict[str, R] = {}
    for number, line in _lines(path):
        try:
            row = form.model_validate_json(line)
        except ValidationError as error:
            first = error.errors()[0]
            where = ".".join(map(str, first["loc"])) or "the line"
            raise EvaluationError(f"{path}, line {number}: {where}: {first['msg']}") from error
        found[row.id] = row
    return found


def _lines(path: Path) -> Iterator[tuple[int, str]]:
    try:
        with path.open(encoding="utf-8") as file:
            for number, line in enumerate(file, 1):
                if line.strip():
                    yield number, line
    except OSError as error:
        raise EvaluationError(f"{path}: can't be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise EvaluationError(f"{path}: not in UTF-8.") from error
