"""The second codebook's content, to change one thing in and to look at what is said of it."""

import copy
import functools
from typing import Any

from pydantic import ValidationError

from coalition.codebook import file_faults, yaml_text
from coalition.codebook.schema import Codebook
from coalition.codebook.words import OWN
from coalition.core.paths import PROJECT

EXAMPLE = PROJECT / "codebooks" / "example"
GONE = object()


@functools.cache
def _content() -> object:
    return yaml_text.read(EXAMPLE / "codebook.yaml")


def content(**changes: object) -> dict[str, Any]:
    """A copy; `headline__kind="x"` or `ladder__0__sign=GONE` changes what stands there."""
    changed = copy.deepcopy(_content())
    for way, value in changes.items():
        *parents, last = (int(part) if part.isdecimal() else part for part in way.split("__"))
        place: Any = changed
        for part in parents:
            place = place[part]
        if value is GONE:
            del place[last]
        else:
            place[last] = value
    assert isinstance(changed, dict)
    return changed


def book(**changes: object) -> Codebook:
    return Codebook.model_validate(content(**changes), context={OWN: "en"})


def refusal(**changes: object) -> str:
    """The one sentence with which a changed codebook is refused."""
    try:
        book(**changes)
    except ValidationError as error:
        return file_faults.of_model(error)
    raise AssertionError(f"It was taken with {changes}.")
