"""Views ask, decide and render: they are short, and what they ask the database stands in `queries.py` beside them."""

import ast
import re
from collections.abc import Iterator
from statistics import median, quantiles

from laws.files import code, text

MEDIAN, NINETIETH = 20, 30  # lines of a view's body, without its docstring
# What a view would say to the ORM itself; a query that has a name in `queries.py` says what it is for. To get one row by its
# key, or else the page that says there is none, is no query that needs a name.
ORM = re.compile(
    r"\.objects\b|^from django\.db\.models\b"
    r"|\.(?:filter|exclude|annotate|select_related|prefetch_related|values_list|order_by|aggregate)\("
)


def broken() -> Iterator[str]:
    lengths: dict[str, int] = {}
    for name in code():
        for view in _views(name):
            lengths[f"{name}:{view.lineno} {view.name}"] = _length(view)
        if name.rsplit("/", 1)[-1] == "views.py":
            for number, line in enumerate(text(name).splitlines(), 1):
                if ORM.search(line):
                    yield f"{name}:{number}: a view asks through `queries.py`"
    yield from _too_long(lengths)


def _too_long(lengths: dict[str, int]) -> Iterator[str]:
    if len(lengths) < 2:
        return
    middle, ninetieth = median(lengths.values()), quantiles(lengths.values(), n=10)[-1]
    if middle > MEDIAN:
        yield f"views: half of them are longer than {middle:.0f} lines; {MEDIAN} is the most"
    if ninetieth > NINETIETH:
        longest = [place for place, length in lengths.items() if length > NINETIETH]
        yield f"views: a tenth of them is longer than {ninetieth:.0f} lines; {NINETIETH} is the most"
        yield from (f"{place}: {lengths[place]} lines" for place in longest)


def _views(name: str) -> Iterator[ast.FunctionDef]:
    """Functions that say by a decorator which methods they take, and those of a `views.py` that take a request."""
    source = text(name)
    if not name.endswith("/views.py") and "require_" not in source:
        return
    for node in ast.parse(source).body:
        if isinstance(node, ast.FunctionDef):
            first = node.args.args[0].arg if node.args.args else ""
            marked = any(ast.unparse(one).startswith("require_") for one in node.decorator_list)
            if marked or (
                name.endswith("/views.py") and first == "request" and not node.name.startswith("_")
            ):
                yield node


def _length(view: ast.FunctionDef) -> int:
    body = view.body
    if ast.get_docstring(view) is not None:
        body = body[1:]
    return body[-1].end_lineno - body[0].lineno + 1 if body and body[-1].end_lineno else 0
