"""The mutants of a file: what mutmut's operators make of it, and a few of our own, without those that no test could kill.

What is left out, by rule: type annotations, docstrings, decorators, imports, the bodies of classes outside methods (a
model's fields are the schema, and the migrations' check holds them); wordings (texts of exceptions, of gettext and of the log);
letters' case in strings (a string that is altered and one in capitals are noticed alike); what only changes how many
queries run or how large their pieces are; `strict=` of zip.
"""

import random
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import libcst as cst
import libcst.matchers as m
from libcst.metadata import CodeRange, MetadataWrapper, PositionProvider, WhitespaceInclusivePositionProvider
from mutmut.mutation.mutators import mutation_operators, operator_arg_removal, operator_match, operator_string

QUIET_CALLS = {"select_related", "prefetch_related", "only", "defer", "iterator", "len", "isinstance", "cast"}
WORDING_CALLS = {
    "_",
    "gettext",
    "gettext_lazy",
    "ngettext",
    "ngettext_lazy",
    "pgettext",
    "pgettext_lazy",
    "format_lazy",
}
LOG_CALLS = {"debug", "info", "warning", "error", "exception"}
QUIET_KEYWORDS = {"strict", "chunk_size", "batch_size"}
LEFT_OUT = (cst.Annotation, cst.Decorator, cst.Import, cst.ImportFrom, cst.TypeAlias, cst.TypeParameters)
TEXTS = m.SimpleString() | m.FormattedString() | m.ConcatenatedString()
NOT_USED = (operator_match,)  # it writes the whole match anew: see `_conditions`


@dataclass(frozen=True)
class Mutant:
    """One change of a file. `first` to `last` are the lines of its statement; `function` is empty at module level."""

    path: str
    line: int
    first: int
    last: int
    function: str
    operator: str
    diff: str
    source: str

    @property
    def key(self) -> str:
        """What it is known by from one run to the next, also when lines have moved."""
        return f"{self.path}\n{self.function}\n{self.operator}\n{self.diff}"


def of_target(root: Path, code: tuple[str, ...]) -> list[Mutant]:
    """Every mutant, in the order of files and lines."""
    files = [
        file
        for path in code
        for file in ([root / path] if path.endswith(".py") else sorted((root / path).rglob("*.py")))
    ]
    return [mutant for file in files for mutant in of_file(file, str(file.relative_to(root)))]


def sample(mutants: list[Mutant], wanted: int, seed: int) -> list[Mutant]:
    """So many of them, the same for the same seed, in their order."""
    if wanted >= len(mutants):
        return mutants
    chosen = random.Random(seed).sample(range(len(mutants)), wanted)  # noqa: S311 - a sample, no secret
    return [mutants[number] for number in sorted(chosen)]


def of_file(file: Path, name: str) -> Iterator[Mutant]:
    source = file.read_text(encoding="utf-8")
    wrapper = MetadataWrapper(cst.parse_module(source), unsafe_skip_copy=True)
    finder = _Finder()
    wrapper.visit(finder)
    lines = source.splitlines(keepends=True)
    seen = {source}
    for found in finder.found:
        start, end = found.place.start, found.place.end
        old = "".join(lines[start.line - 1 : end.line])
        tail = lines[end.line - 1][end.column :]
        new = f"{old[: start.column]}{found.code}{tail}"
        mutated = "".join([*lines[: start.line - 1], new, *lines[end.line :]])
        if mutated not in seen:
            seen.add(mutated)
            diff = _diff(old, new)
            yield Mutant(
                name, found.line, found.first, found.last, found.function, found.operator, diff, mutated
            )


def _diff(before: str, after: str) -> str:
    """The lines that differ, of a few lines."""
    old, new = before.splitlines(), after.splitlines()
    while old and new and old[0] == new[0]:
        old, new = old[1:], new[1:]
    while old and new and old[-1] == new[-1]:
        old, new = old[:-1], new[:-1]
    return "\n".join([f"-{line}" for line in old] + [f"+{line}" for line in new])


@dataclass(frozen=True)
class _Found:
    place: CodeRange
    code: str
    operator: str
    line: int
    first: int
    last: int
    function: str


class _Finder(cst.CSTVisitor):
    METADATA_DEPENDENCIES = (PositionProvider, WhitespaceInclusivePositionProvider)

    def __init__(self) -> None:
        super().__init__()
        self.found: list[_Found] = []
        self._names: list[tuple[str, bool]] = []  # the functions and classes around, and which are functions
        self._statements: list[tuple[int, int, int]] = []  # first line, last line, column
        self._wording = 0

    def on_visit(self, node: cst.CSTNode) -> bool:
        if isinstance(node, cst.FunctionDef | cst.ClassDef):
            self._names.append((node.name.value, isinstance(node, cst.FunctionDef)))
        if isinstance(node, cst.BaseSmallStatement | cst.BaseCompoundStatement):
            self._statements.append(self._lines(node))
        self._wording += _words(node)
        if isinstance(node, LEFT_OUT) or _docstring(node) or (self._wording and m.matches(node, TEXTS)):
            return False
        if isinstance(node, cst.Arg) and node.keyword and node.keyword.value in QUIET_KEYWORDS:
            return False
        if self._open():
            self._mutate(node)
        return True

    def on_leave(self, original_node: cst.CSTNode) -> None:
        if isinstance(original_node, cst.FunctionDef | cst.ClassDef):
            self._names.pop()
        if isinstance(original_node, cst.BaseSmallStatement | cst.BaseCompoundStatement):
            self._statements.pop()
        self._wording -= _words(original_node)

    def _lines(self, node: cst.CSTNode) -> tuple[int, int, int]:
        place = self.get_metadata(PositionProvider, node)
        start, end = place.start, place.end.line
        body = getattr(node, "body", None)
        if isinstance(node, cst.FunctionDef):  # a default is used by whoever calls it
            pass
        elif isinstance(node, cst.Match):
            end = start.line
        elif isinstance(node, cst.BaseCompoundStatement) and isinstance(body, cst.BaseSuite):
            end = max(start.line, self.get_metadata(PositionProvider, body).start.line - 1)
        return start.line, end, start.column

    def _open(self) -> bool:
        """Whether it lies in a function, or is a constant of the module: a class's own statements make schemas."""
        if not self._names:
            return bool(self._statements)
        return any(function for _, function in self._names)

    def _mutate(self, node: cst.CSTNode) -> None:
        for operator, part, mutated in _mutations(node):
            whole = self.get_metadata(WhitespaceInclusivePositionProvider, part, None)
            if not whole:
                continue
            first, last, column = self._statements[-1]
            code = mutated.replace("\n", "\n" + " " * column)
            line = self.get_metadata(PositionProvider, part, whole).start.line
            self.found.append(_Found(whole, code, operator, line, first, last, self._function()))

    def _function(self) -> str:
        """The outermost function around, as Python names it: what is inside it lives in its code."""
        parts: list[str] = []
        for name, function in self._names:
            parts.append(name)
            if function:
                return ".".join(parts)
        return ""


def _docstring(node: cst.CSTNode) -> bool:
    """Or the list of what a package exports, which a star import alone would read."""
    exports = m.Assign(targets=[m.AssignTarget(target=m.Name("__all__"))])
    return m.matches(node, m.Expr(value=m.SimpleString() | m.ConcatenatedString()) | exports)


def _words(node: cst.CSTNode) -> bool:
    """Whether texts below it are wordings."""
    if isinstance(node, cst.Raise):
        return True
    if not isinstance(node, cst.Call):
        return False
    name = _called(node)
    made = name[:1].isupper() and any(
        m.matches(arg.value, TEXTS) and " " in _text(arg.value) for arg in node.args
    )
    return made or name in WORDING_CALLS or (isinstance(node.func, cst.Attribute) and name in LOG_CALLS)


def _called(node: cst.Call) -> str:
    match node.func:
        case cst.Name(value=name) | cst.Attribute(attr=cst.Name(value=name)):
            return name
    return ""


def _text(node: cst.CSTNode) -> str:
    return cst.Module([]).code_for_node(node)


def _mutations(node: cst.CSTNode) -> Iterator[tuple[str, cst.CSTNode, str]]:
    """The operator's name, what is replaced (the node or a part of it), and by what."""
    for kind, operator in mutation_operators:
        if not isinstance(node, kind) or operator in NOT_USED:
            continue
        mutated = list(operator(node))
        if operator is operator_string:
            mutated = mutated[:1]  # the rest differ in letters' case
        if operator is operator_arg_removal and isinstance(node, cst.Call):
            mutated = [call for call in mutated if _telling(node, call)]
        for one in mutated:
            yield operator.__name__.removeprefix("operator_"), node, _text(one)
    yield from _conditions(node)


def _telling(node: cst.Call, mutated: cst.CSTNode) -> bool:
    """Whether a call that lost an argument may do something else than one with another wording, or more queries."""
    if _called(node) in QUIET_CALLS or not isinstance(mutated, cst.Call):
        return False
    kept = {id(arg) for arg in mutated.args}
    lost = [arg for arg in node.args if id(arg) not in kept]
    wordings = _words(node)
    return not any(
        # Who leaves out what has to be given, or gives None for what may be left out, is told at once by Python.
        (bool(arg.keyword) == (len(mutated.args) == len(node.args)))
        or (arg.keyword and arg.keyword.value in QUIET_KEYWORDS)
        or (wordings and m.matches(arg.value, TEXTS))
        for arg in lost
    )


def _conditions(node: cst.CSTNode) -> Iterator[tuple[str, cst.CSTNode, str]]:
    """mutmut has no operator that drops a check, and that is what people do by hand."""
    if isinstance(node, cst.If | cst.While):
        yield "never", node.test, "False"
    if isinstance(node, cst.If):
        yield "always", node.test, "True"
    if isinstance(node, cst.CompIf):
        yield "unfiltered", node.test, "True"
    if isinstance(node, cst.MatchCase) and not node.guard:
        yield "no_case", node.pattern, f"{_text(node.pattern)} if False"
    if isinstance(node, cst.BooleanOperation):
        yield "left_alone", node, f"({_text(node.left)})"
        yield "right_alone", node, f"({_text(node.right)})"
