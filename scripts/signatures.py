"""Laws of types that no ready-made linter knows. Prints what breaks one.

1. No public function or method of `coalition/` names `Any` in its signature: what is passed between modules has a type, and
   where it can be anything, that is `object`. Private functions may, where a library gives nothing better, and so may a
   constructor that hands `*args` and `**kwargs` on to a library's.
2. A `type: ignore` names its error and, after it, the reason: `# type: ignore[attr-defined]  # annotated in _annotated`.
"""

import ast
import io
import re
import subprocess
import sys
import tokenize
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent
IGNORED = re.compile(r"# type: ignore")
REASONED = re.compile(r"# type: ignore\[[a-z, -]+\]  # \S")

type Function = ast.FunctionDef | ast.AsyncFunctionDef


def main() -> int:
    files = _files()
    broken = [line for name in files if name.startswith("coalition/") for line in _signatures(name)]
    broken += [line for name in files for line in _ignores(name)]
    for line in broken:
        sys.stdout.write(f"{line}\n")
    return 1 if broken else 0


def _files() -> list[str]:
    listed = subprocess.run(["git", "ls-files", "*.py"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return [
        name for name in listed.stdout.splitlines() if "/migrations/" not in name and (ROOT / name).is_file()
    ]


def _signatures(name: str) -> Iterator[str]:
    for function in public_functions(ast.parse((ROOT / name).read_text(encoding="utf-8"))):
        if names_any(function):
            yield f"{name}:{function.lineno}: {function.name} names Any in its signature: say what it is, or object"


def _ignores(name: str) -> Iterator[str]:
    for number in unreasoned_ignores((ROOT / name).read_text(encoding="utf-8")):
        yield f"{name}:{number}: a type is ignored without its error in brackets and a reason in a comment after it"


def unreasoned_ignores(source: str) -> Iterator[int]:
    """The lines whose comment ignores a type and does not say which error and why."""
    for token in tokenize.generate_tokens(io.StringIO(source).readline):
        comment = token.string if token.type == tokenize.COMMENT else ""
        if IGNORED.match(comment) and not REASONED.match(comment):
            yield token.start[0]


def public_functions(parent: ast.Module | ast.ClassDef) -> Iterator[Function]:
    """The functions of a module and the methods of its public classes; special methods are public too."""
    for node in parent.body:
        if isinstance(node, ast.ClassDef) and not node.name.startswith("_"):
            yield from public_functions(node)
        elif isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef) and (
            not node.name.startswith("_") or node.name.startswith("__")
        ):
            yield node


def names_any(function: Function) -> bool:
    """Whether an annotation names Any, also as `typing.Any` or within quotes."""
    given = function.args
    handed_on = [] if function.name == "__init__" else [given.vararg, given.kwarg]
    parameters = [*given.posonlyargs, *given.args, *given.kwonlyargs, *handed_on]
    annotations = [parameter.annotation for parameter in parameters if parameter] + [function.returns]
    return any(_is_any(node) for annotation in annotations if annotation for node in ast.walk(annotation))


def _is_any(node: ast.AST) -> bool:
    match node:
        case ast.Name(id="Any") | ast.Attribute(attr="Any"):
            return True
        case ast.Constant(value=str(quoted)):
            return re.search(r"\bAny\b", quoted) is not None
    return False


if __name__ == "__main__":
    sys.exit(main())
