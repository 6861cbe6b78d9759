"""Reads the codebook once a process."""

from functools import cache
from pathlib import Path

import yaml
from django.conf import settings
from pydantic import ValidationError

from coalition.codebook import yaml_text
from coalition.codebook.schema import Codebook
from coalition.codebook.words import OWN


class CodebookError(Exception):
    """The codebook can't be used; the message says which file and why."""


def load(folder: Path) -> Codebook:
    """The codebook of a folder. Raises CodebookError with one sentence when it is missing or wrong."""
    file = folder / "codebook.yaml"
    try:
        content = yaml_text.read(file)
        own = content.get("written_in") if isinstance(content, dict) else None
        return Codebook.model_validate(content, context={OWN: own or "en"})
    except OSError as error:
        raise CodebookError(
            f"{file}: can't be read ({error.strerror}). Set COALITION_CODEBOOK to a codebook's folder."
        ) from error
    except UnicodeDecodeError as error:
        raise CodebookError(f"{file}: it isn't written in UTF-8.") from error
    except yaml.YAMLError as error:
        raise CodebookError(f"{file}: not valid YAML: {str(error).splitlines()[0]}") from error
    except ValidationError as error:
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"]) or "top"
        raise CodebookError(f"{file}: {where}: {first['msg']}") from error


@cache
def codebook() -> Codebook:
    """The codebook that `COALITION_CODEBOOK` names."""
    return load(settings.COALITION_CODEBOOK)
