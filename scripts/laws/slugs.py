"""No slug of a codebook stands in the code: another coalition calls its kinds and rungs otherwise.

A text is taken for a slug where it is used as one, and only there, because many slugs are plain words:

- compared: `status == "open"`, `kind in {"troops", "air"}`, `if "parliament" in conditions`, a `case`;
- looked up: `book.status("open")`, `row.rank("decided")`, `rows["troops"]` where the book's own accessors or a table of slugs
  are asked, or passed or given by default under a name that holds one: `status="open"`, `basis: str = "report"`;
- listed: two or more slugs of one sort in a set, list, tuple or as the keys of one mapping; one alone where it is all there is of
  a set or tuple that is passed on;
- kept: the value of a constant of a module, `MEMBERS = "coalition"`.

So `Celery("coalition")`, `weight="A"` and a choice "other" of a form are none of its business.
"""

import ast
from collections.abc import Iterable, Iterator

import yaml

from laws.files import ROOT, tracked

# Lists of a codebook, and what code calls something that holds one of their slugs.
SORTS = {
    "kinds": {"kind", "kinds", "headline_kind"},
    "ladder": {"status", "statuses", "at_least", "rung"},
    "off_ladder": {"status", "statuses"},
    "conditions": {"condition", "conditions", "suppose"},
    "bodies": {"body", "bodies"},
    "bases_of_evidence": {"basis", "bases"},
    "tiers": {"tier"},
    "units": {"unit", "quantity_unit"},
    "offices": {"office"},
}
ACCESSORS = {
    "status",
    "kind",
    "condition",
    "body",
    "basis",
    "tier",
    "unit",
    "rank",
    "at_least",
    "knows",
    "shelf_life",
    "stance",
}


def broken() -> Iterator[str]:
    slugs = _slugs()
    for name in tracked():
        if name.startswith("coalition/") and name.endswith(".py") and not _is_exempt(name):
            for line, slug in found((ROOT / name).read_text(encoding="utf-8"), slugs):
                yield f"{name}:{line}: {slug!r} is a slug of a codebook; ask for its role, stance or trait"


def found(source: str, slugs: dict[str, set[str]]) -> list[tuple[int, str]]:
    """Lines and slugs of a module. `slugs`: by slug the lists of a codebook in which it stands."""
    return sorted(set(_found(ast.parse(source), slugs)))


def _is_exempt(name: str) -> bool:
    """The codebook's own room knows what a skeleton holds; migrations are what they were."""
    return name.startswith("coalition/codebook/") or "/migrations/" in name


def _slugs() -> dict[str, set[str]]:
    """By slug: the lists in which some codebook has it."""
    found: dict[str, set[str]] = {}
    for file in sorted((ROOT / "codebooks").glob("*/codebook.yaml")):
        book = yaml.safe_load(file.read_text(encoding="utf-8"))
        for sort in SORTS:
            for term in book.get(sort) or ():
                found.setdefault(str(term["slug"]), set()).add(sort)
    return found


def _found(tree: ast.AST, slugs: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    for node in ast.walk(tree):
        if isinstance(node, ast.Compare):
            yield from _these([node.left, *node.comparators], slugs)
        elif isinstance(node, ast.MatchValue):
            yield from _these([node.value], slugs)
        elif isinstance(node, ast.Call):
            yield from _called(node, slugs)
        elif isinstance(node, ast.Subscript):
            yield from _under(_last_name(node.value), [node.slice], slugs)
        elif isinstance(node, ast.Set | ast.List | ast.Tuple):
            yield from _several(node.elts, slugs)
        elif isinstance(node, ast.Dict):
            yield from _several([key for key in node.keys if key is not None], slugs)
            for key, value in zip(node.keys, node.values, strict=True):
                if isinstance(key, ast.Constant) and isinstance(key.value, str):
                    yield from _under(key.value, [value], slugs)
        elif isinstance(node, ast.Module):
            yield from _constants(node, slugs)
        elif isinstance(node, ast.AnnAssign | ast.Assign) and node.value is not None:
            targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
            for target in targets:
                yield from _under(_last_name(target).lower(), [node.value], slugs)
        elif isinstance(node, ast.arguments):
            named = [*node.posonlyargs, *node.args]
            pairs = [*zip(named[len(named) - len(node.defaults) :], node.defaults, strict=True)]
            pairs += [
                (one, value) for one, value in zip(node.kwonlyargs, node.kw_defaults, strict=True) if value
            ]
            for argument, default in pairs:
                yield from _under(argument.arg, [default], slugs)


def _constants(module: ast.Module, slugs: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    for node in module.body:
        if isinstance(node, ast.Assign | ast.AnnAssign) and node.value is not None:
            targets = [node.target] if isinstance(node, ast.AnnAssign) else node.targets
            if all(_last_name(target).isupper() for target in targets):
                yield from _these([node.value], slugs)


def _called(call: ast.Call, slugs: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    if isinstance(call.func, ast.Attribute) and call.func.attr in ACCESSORS:
        yield from _these(call.args, slugs)
    for keyword in call.keywords:
        name = (keyword.arg or "").removesuffix("__in")
        yield from _under(name, [keyword.value], slugs)
    alone = [one for one in call.args if isinstance(one, ast.Set | ast.Tuple) and len(one.elts) == 1]
    yield from _these(alone, slugs)


def _under(name: str, values: Iterable[ast.expr], slugs: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    """Slugs that stand under a name which holds such: also in a list there, and as a field's default."""
    for value in values:
        inner = [value, *(value.elts if isinstance(value, ast.Set | ast.List | ast.Tuple) else ())]
        if isinstance(value, ast.Call):
            inner += [one.value for one in value.keywords if one.arg in ("default", "initial")]
        for line, slug in _these(inner, slugs):
            if any(name in SORTS[sort] for sort in slugs[slug]):
                yield line, slug


def _several(items: Iterable[ast.expr], slugs: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    """Two or more of one sort in one place are a table of slugs, whatever it is called."""
    found = list(_these(items, slugs))
    for line, slug in found:
        others = {other for _, other in found if other != slug and slugs[other] & slugs[slug]}
        if others:
            yield line, slug


def _these(nodes: Iterable[ast.expr], slugs: dict[str, set[str]]) -> Iterator[tuple[int, str]]:
    for node in nodes:
        if isinstance(node, ast.Set | ast.List | ast.Tuple):
            yield from _these(node.elts, slugs)
        elif isinstance(node, ast.Constant) and isinstance(node.value, str) and node.value in slugs:
            yield node.lineno, node.value


def _last_name(node: ast.expr) -> str:
    return node.id if isinstance(node, ast.Name) else node.attr if isinstance(node, ast.Attribute) else ""
