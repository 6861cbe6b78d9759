"""YAML as people who write NO for Norway expect it. A key that stands twice is refused: one of the two would be lost."""

import re
from collections.abc import Hashable
from pathlib import Path
from typing import override

import yaml
from yaml.constructor import ConstructorError


class _Loader(yaml.SafeLoader):
    """YAML 1.2's truth values: `true` and `false` alone, so that NO, on and y stay words."""

    @override
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> dict[Hashable, object]:
        _refuse_twice(node)
        return super().construct_mapping(node, deep=deep)


class _TextLoader(getattr(yaml, "CBaseLoader", yaml.BaseLoader)):  # type: ignore[misc]  # which one depends on the build
    """Everything is text, so that "no", "on" and "NO" stay words."""

    @override
    def construct_mapping(self, node: yaml.MappingNode, deep: bool = False) -> object:
        _refuse_twice(node)
        return super().construct_mapping(node, deep=deep)


def _refuse_twice(node: yaml.MappingNode) -> None:
    seen = set[str]()
    for key, _value in node.value:
        if isinstance(key, yaml.ScalarNode):
            if key.value in seen:
                raise ConstructorError(None, None, f"{key.value!r} stands there twice", key.start_mark)
            seen.add(key.value)


_Loader.yaml_implicit_resolvers = {
    first: [(tag, pattern) for tag, pattern in resolvers if tag != "tag:yaml.org,2002:bool"]
    for first, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}
_Loader.add_implicit_resolver("tag:yaml.org,2002:bool", re.compile(r"^(?:true|false)$"), list("tf"))


def read(file: Path) -> object:
    """The content of a file. Raises OSError, UnicodeDecodeError or yaml.YAMLError."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_Loader)  # noqa: S506 - it is a SafeLoader


def read_as_text(file: Path) -> object:
    """The same, with every value left as it is written: mappings and lists of texts."""
    return yaml.load(file.read_text(encoding="utf-8"), Loader=_TextLoader)  # noqa: S506 - it makes nothing but text
