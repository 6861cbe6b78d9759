"""On articles that nobody looked at while writing the rules, the reader is no worse than what was promised of it."""

import json
from io import StringIO
from typing import Any

import pytest
from django.conf import settings
from django.core.management import call_command

GOLD = settings.COALITION_CODEBOOK / "gold"


def measured(name: str) -> dict[str, Any]:
    out = StringIO()
    call_command("evaluate", gold=GOLD / name / "gold.jsonl", json=True, stdout=out)
    return json.loads(out.getvalue())["all"]


def test_retold_reports_are_read_as_well_as_promised() -> None:
    found = measured("retold")
    assert found["pair"]["f1"] >= 0.80
    assert found["strict"]["f1"] >= 0.65
    assert found["near"]["f1"] >= 0.75
    assert found["noise"] <= 0.15


@pytest.mark.parametrize("name", ["retold", "elliptic"])
def test_every_quote_stands_in_its_text(name: str) -> None:
    assert measured(name)["grounded"] == 1.0
