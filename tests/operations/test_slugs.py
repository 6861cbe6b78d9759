"""The law on slugs finds what names a coalition's own words, and leaves words alone that only look like them."""

import sys
from types import ModuleType

import pytest

from coalition.core.paths import PROJECT

SLUGS = {
    "open": {"ladder"},
    "refused": {"ladder"},
    "decided": {"ladder"},
    "troops": {"kinds"},
    "air": {"kinds"},
    "coalition": {"bodies"},
    "report": {"bases_of_evidence"},
    "other": {"conditions"},
    "B": {"tiers"},
}


@pytest.fixture
def law(monkeypatch: pytest.MonkeyPatch) -> ModuleType:
    monkeypatch.syspath_prepend(str(PROJECT / "scripts"))
    from laws import slugs  # type: ignore[import-not-found]  # the scripts are no part of the product

    yield slugs
    for name in [name for name in sys.modules if name.split(".")[0] == "laws"]:
        del sys.modules[name]


@pytest.mark.parametrize(
    "source",
    [
        'x = status == "open"',
        'x = kind in {"troops"}',
        'x = "troops" in kinds',
        'match status:\n    case "open":\n        pass',
        'FORCE = {"troops", "air"}',
        'MEMBERS = "coalition"',
        'book.rank("decided")',
        'row.at_least(kind, "decided")',
        'ask(at_least="decided")',
        'rows.exclude(status__in=["refused"])',
        'told(("open",))',
        'def f(basis: str = "report"): ...',
        'class C:\n    basis: str = "report"',
        'class C:\n    tier = CharField(default="B")',
        'x = {"status": "open"}',
        'x = {"troops": 1, "air": 2}',
        'x = status["open"]',
    ],
)
def test_a_slug_that_is_used_as_one_is_found(law: ModuleType, source: str) -> None:
    assert law.found(source, SLUGS)


@pytest.mark.parametrize(
    "source",
    [
        'app = Celery("coalition")',
        'SearchVector(title, weight="B")',
        'class Choice(TextChoices):\n    OTHER = "other", "another reason"',
        'class State(TextChoices):\n    REFUSED = "refused"',
        'element("details", open="open")',
        'request.GET.get("report", "")',
        'x = {"decided": row.decided}',
        'path = folder / "coalition"',
        '"""It is open to all: refused, decided."""',
    ],
)
def test_a_word_that_only_looks_like_one_is_not(law: ModuleType, source: str) -> None:
    assert law.found(source, SLUGS) == []
