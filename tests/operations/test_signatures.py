"""The laws of types find what breaks them."""

import ast
import runpy

import pytest

from coalition.core.paths import PROJECT

LAWS = runpy.run_path(str(PROJECT / "scripts" / "signatures.py"))


def offenders(source: str) -> list[str]:
    return [
        function.name
        for function in LAWS["public_functions"](ast.parse(source))
        if LAWS["names_any"](function)
    ]


@pytest.mark.parametrize(
    "signature",
    [
        "def f(x: Any) -> None: ...",
        "def f(x: dict[str, Any]) -> None: ...",
        "def f() -> typing.Any: ...",
        "def f(*args: Any) -> None: ...",
        "async def f(*, key: 'list[Any]') -> None: ...",
        "class C:\n    def f(self) -> Any: ...",
        "class C:\n    def f(self, **kwargs: Any) -> None: ...",
    ],
)
def test_any_in_a_public_signature_is_found(signature: str) -> None:
    assert offenders(signature) == ["f"]


@pytest.mark.parametrize(
    "signature",
    [
        "def f(x: object) -> Anything: ...",
        "def _f(x: Any) -> None: ...",
        "class _C:\n    def f(self) -> Any: ...",
        "class C:\n    def __init__(self, *args: Any, **kwargs: Any) -> None: ...",
        "def f() -> None:\n    x: Any = 1",
    ],
)
def test_what_is_private_or_inside_is_free(signature: str) -> None:
    assert offenders(signature) == []


@pytest.mark.parametrize(
    ("line", "reasoned"),
    [
        ("x = 1  # type: ignore[misc]  # the stubs are wrong", True),
        ("x = 1  # type: ignore[misc]", False),
        ("x = 1  # type: ignore", False),
        ("x = 1  # type: ignore  # the stubs are wrong", False),
        ("x = '# type: ignore'", True),
    ],
)
def test_an_ignored_type_needs_its_error_and_a_reason(line: str, reasoned: bool) -> None:
    assert list(LAWS["unreasoned_ignores"](f"import os\n{line}\n")) == ([] if reasoned else [2])
