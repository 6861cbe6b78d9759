"""The matrix in the eyes of Lighthouse, as a phone gets it; run by `make audit`, since its speed is a measurement."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from tests.browser.conftest import live_port, product, product_folder, product_server, served  # noqa: F401

pytestmark = pytest.mark.django_db(transaction=True)

LEAST = {"performance": 97, "accessibility": 100, "best-practices": 100, "seo": 100}
FLAGS = "--headless=new --no-sandbox --disable-gpu --disable-background-networking --disable-component-update --disable-sync"


def test_the_matrix_on_a_phone(product: str, product_folder: Path, live_port: int, tmp_path: Path) -> None:  # noqa: F811
    report = tmp_path / "report.json"
    command = [os.environ["LIGHTHOUSE"], product, "--quiet", "--output=json", f"--output-path={report}"]
    with served("asgi", live_port, product_folder, live_port):
        subprocess.run([*command, f"--chrome-flags={FLAGS}"], check=True, stdin=subprocess.DEVNULL)
    found = json.loads(report.read_text())
    scores = {name: round(100 * found["categories"][name]["score"]) for name in LEAST}
    for name, score in scores.items():
        sys.stdout.write(f"\n{name:16} {score:3}   (at least {LEAST[name]})")
    wanting = [
        f"{one['title']}: {one.get('displayValue', '')} {json.dumps(one.get('details', {}).get('items', []))[:300]}"
        for name in LEAST
        if scores[name] < LEAST[name]
        for reference in found["categories"][name]["auditRefs"]
        if (one := found["audits"][reference["id"]])["score"] is not None
        and one["score"] < 0.9
        and (reference["weight"] > 0)
    ]
    assert all(scores[name] >= least for name, least in LEAST.items()), "\n".join(wanting)
