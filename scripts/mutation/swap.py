"""Puts a mutant into the running process, so that it costs neither an import nor a start of Django.

Functions get the mutant's code in place, whoever holds them: a decorator, a registry, a schema. A constant is worked out anew
with all that follows from it in its module, and given to whoever imported it. What could not be reached keeps the original, so
that an error of this file shows as a mutant that survives, never as one that is killed.
"""

import ast
import functools
import gc
import sys
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from types import CodeType, FunctionType, ModuleType

from scripts.mutation.mutants import Mutant

type Functions = dict[tuple[str, str], list[FunctionType]]

# What is kept there comes from files that no target changes, and costs a second to make anew.
KEPT_WARM = ("coalition.codebook.", "coalition.core.", "tests.codebook.")


class Unworkable(Exception):
    """A mutant whose file could not even be imported: everybody would notice."""


def module_of(path: str) -> str:
    return path.removesuffix(".py").removesuffix("/__init__").replace("/", ".")


def live_functions(paths: set[str]) -> Functions:
    """Every function object of these files, by module and name."""
    modules = set(map(module_of, paths))
    found: Functions = defaultdict(list)
    for thing in gc.get_objects():
        # By its code's name: what a decorator wraps around it borrows its own.
        if isinstance(thing, FunctionType) and thing.__module__ in modules:
            found[thing.__module__, thing.__code__.co_qualname].append(thing)
    return found


def codes(code: CodeType) -> Iterator[CodeType]:
    """A code and all that lie in it."""
    yield code
    for constant in code.co_consts:
        if isinstance(constant, CodeType):
            yield from codes(constant)


def forget() -> None:
    """Empty what functions of the product and of its tests have cached: it was worked out by the original."""
    for thing in gc.get_objects():
        if isinstance(thing, functools._lru_cache_wrapper):
            module = str(getattr(thing, "__module__", ""))
            if module.startswith(("coalition.", "tests.")) and not module.startswith(KEPT_WARM):
                thing.cache_clear()


def put_in(mutant: Mutant, functions: Functions) -> None:
    """Change the running process to what the mutant's file says. Raises Unworkable when a constant can't be worked out."""
    module = sys.modules[module_of(mutant.path)]
    file = str(module.__file__)
    if mutant.function:
        _swap(mutant, functions, module, file)
    else:
        _redo(mutant, module, file)


def _swap(mutant: Mutant, functions: Functions, module: ModuleType, file: str) -> None:
    name = mutant.function
    code = next(code for code in codes(compile(mutant.source, file, "exec")) if code.co_qualname == name)
    for inner in codes(code):
        # Functions that it has made before, such as the parsers of a table.
        for function in functions[module.__name__, inner.co_qualname] if inner is not code else ():
            if _takes_the_place_of(function.__code__, inner):
                function.__code__ = inner
    before, after = (
        _definition(Path(file).read_text(encoding="utf-8"), name),
        _definition(mutant.source, name),
    )
    for function in functions[module.__name__, name]:
        function.__code__ = code
        if ast.dump(before.args) != ast.dump(after.args):
            function.__defaults__ = tuple(_worth(node, module) for node in after.args.defaults) or None
            function.__kwdefaults__ = {
                arg.arg: _worth(node, module)
                for arg, node in zip(after.args.kwonlyargs, after.args.kw_defaults, strict=True)
                if node
            } or None


def _takes_the_place_of(old: CodeType, new: CodeType) -> bool:
    return (old.co_firstlineno, old.co_freevars) == (new.co_firstlineno, new.co_freevars)


def _definition(source: str, name: str) -> ast.FunctionDef:
    tree: ast.AST = ast.parse(source)
    for part in name.split("."):
        tree = next(
            node
            for node in getattr(tree, "body", [])
            if isinstance(node, ast.FunctionDef | ast.ClassDef) and node.name == part
        )
    assert isinstance(tree, ast.FunctionDef), name  # noqa: S101 - there is no asynchronous code here
    return tree


def _worth(node: ast.expr, module: ModuleType) -> object:
    return eval(compile(ast.Expression(node), "default", "eval"), vars(module))  # noqa: S307 - our own source


def _redo(mutant: Mutant, module: ModuleType, file: str) -> None:
    """Work out the changed constants, and those that follow from them."""
    before = {ast.dump(node) for node in ast.parse(Path(file).read_text(encoding="utf-8")).body}
    changed: set[str] = set()
    for node in ast.parse(mutant.source, file).body:
        if not isinstance(node, ast.Assign | ast.AnnAssign | ast.AugAssign):
            continue
        used = {name.id for name in ast.walk(node) if isinstance(name, ast.Name)}
        if ast.dump(node) in before and not used & changed:
            continue
        names = {
            name.id
            for name in ast.walk(node)
            if isinstance(name, ast.Name) and isinstance(name.ctx, ast.Store)
        }
        old = {name: getattr(module, name) for name in names if hasattr(module, name)}
        try:
            exec(compile(ast.Module([node], []), file, "exec"), vars(module))  # noqa: S102 - our own source
        except Exception as error:
            raise Unworkable(file) from error
        changed |= names
        for name, value in old.items():
            _hand_out(name, value, getattr(module, name))


def _hand_out(name: str, old: object, new: object) -> None:
    for module in list(sys.modules.values()):
        if (
            getattr(module, "__name__", "").startswith(("coalition.", "tests."))
            and vars(module).get(name) is old
        ):
            setattr(module, name, new)
