"""Reads the codebook once a process."""

import re
from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from pydantic import ValidationError

from coalition.codebook import file_faults, yaml_text
from coalition.codebook.schema import Codebook
from coalition.codebook.words import LANGUAGE_CODE, OWN


class CodebookError(Exception):
    """The codebook can't be used; the message says which file and why."""


def load(folder: Path) -> Codebook:
    """The codebook of a folder. Raises CodebookError with one sentence when it is missing or wrong."""
    file = folder / "codebook.yaml"
    try:
        content = yaml_text.read(file)
        return Codebook.model_validate(content, context={OWN: _own_language(content)})
    except OSError as error:
        raise CodebookError(
            f"{file}: can't be read ({error.strerror}). Set COALITION_CODEBOOK to a codebook's folder."
        ) from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{file}: it isn't written in UTF-8.") from error
    except yaml.YAMLError as error:
        raise CodebookError(f"{file}: {file_faults.of_yaml(error)}") from error
    except ValidationError as error:
        raise CodebookError(f"{file}: {file_faults.of_model(error)}") from error


def _own_language(content: object) -> str:
    """The language its texts are held to; one that is no language is said where it stands, not at the first text."""
    own = content.get("written_in") if isinstance(content, dict) else None
    return own if isinstance(own, str) and re.fullmatch(LANGUAGE_CODE, own) else "en"


@cache
def codebook() -> Codebook:
    """The codebook that `COALITION_CODEBOOK` names."""
    return load(settings.COALITION_CODEBOOK)
