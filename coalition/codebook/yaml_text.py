"""YAML as people who write NO for Norway expect it."""

import re
from pathlib import Path

import yaml


class _Loader(yaml.SafeLoader):
    """YAML 1.2's truth values: `true` and `false` alone, so that NO, on and y stay words."""


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read(file: Path) -> object:
    """The content of a file. Raises OSError, UnicodeDecodeError or yaml.YAMLError."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - it is a SafeLoader
