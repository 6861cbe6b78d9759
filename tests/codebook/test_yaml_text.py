"""YAML as people write it: NO is Norway, and nothing that was written is lost."""

from pathlib import Path

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from coalition.codebook import yaml_text


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "a.yaml"


def test_words_that_yaml_once_took_for_truth_values_stay_words(file: Path) -> None:
    file.write_text("[NO, no, on, off, yes, y, True, FALSE, true, false]")
    assert yaml_text.read(file) == [*("NO", "no", "on", "off", "yes", "y", "True", "FALSE"), True, False]


def test_numbers_are_numbers_unless_all_is_text(file: Path) -> None:
    file.write_text("{a: 3, b: 2026-01-31, c: null, d: true}")
    assert yaml_text.read_as_text(file) == {"a": "3", "b": "2026-01-31", "c": "null", "d": "true"}
    content = yaml_text.read(file)
    assert isinstance(content, dict)
    assert (content["a"], content["c"], content["d"]) == (3, None, True)


@pytest.mark.parametrize("read", [yaml_text.read, yaml_text.read_as_text])
@pytest.mark.parametrize("written", ["a: 1\nb: 2\na: 3\n", "x: {a: 1, a: 1}\n", "- {'a': 1, a: 2}\n"])
def test_a_key_that_stands_twice_is_refused_with_its_line(file: Path, read: object, written: str) -> None:
    file.write_text(written)
    with pytest.raises(yaml.MarkedYAMLError, match="'a' stands there twice") as refused:
        read(file)  # type: ignore[operator]  # parametrize hides that it is a function
    assert refused.value.problem_mark is not None


def test_the_same_key_in_two_mappings_is_none_that_stands_twice(file: Path) -> None:
    file.write_text("- {a: 1}\n- {a: {a: 2}}\n")
    assert yaml_text.read(file) == [{"a": 1}, {"a": {"a": 2}}]


KEYS = st.text("abcNOyes", min_size=1, max_size=4)


@given(st.dictionaries(KEYS, st.lists(KEYS, max_size=3), min_size=1))
def test_lists_of_words_come_back_as_they_were_written(words: dict[str, list[str]]) -> None:
    written = "\n".join(f"{key}: [{', '.join(values)}]" for key, values in words.items())
    assert yaml.load(written, Loader=yaml_text._Loader) == words  # noqa: S506 - it is a SafeLoader
    assert yaml.load(written, Loader=yaml_text._TextLoader) == words  # noqa: S506 - it makes nothing but text
