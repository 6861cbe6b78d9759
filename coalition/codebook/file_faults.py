"""What is wrong with a file that somebody wrote, in one sentence that says where."""

import yaml
from pydantic import ValidationError


def of_yaml(error: yaml.YAMLError) -> str:
    """What YAML did not expect, with its line; its own first line tells only what it was about to do."""
    if isinstance(error, yaml.MarkedYAMLError) and error.problem_mark is not None:
        mark = error.problem_mark
        return f"not valid YAML, line {mark.line + 1}, column {mark.column + 1}: {error.problem}."
    return f"not valid YAML: {' '.join(str(error).split())}."


def of_model(error: ValidationError) -> str:
    """The first thing that is wrong, with the way to it from the top of the file."""
    first = error.errors(include_url=False)[0]
    where = ".".join(str(part) for part in first["loc"]) or "top"
    return f"{where}: {' '.join(first['msg'].removeprefix('Value error, ').split())}"
