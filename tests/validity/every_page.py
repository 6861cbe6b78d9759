"""Every page in the eyes of the Nu HTML Checker; run by `make validate`, since it needs Java."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from django.test import Client

from tests import pages
from tests.factories.accounts import ChiefFactory

pytestmark = pytest.mark.django_db


def test_every_page_is_valid(client: Client, tmp_path: Path) -> None:
    pages.furnish()
    pages.furnish_for_editors()
    saved: dict[str, str] = {}

    def save(path: str) -> None:
        answer = client.get(path)
        assert answer["Content-Type"].startswith("text/html"), f"{path} is no page: see tests/pages.py"
        file = tmp_path / f"{len(saved):03}.html"
        file.write_bytes(b"".join(answer) if answer.streaming else answer.content)
        saved[file.name] = f"{path} ({answer.status_code})"

    for path in pages.public():
        save(path)
    for language in ("de", "fr", "uk"):
        save(f"/?lang={language}")
    client.cookies.clear()
    client.force_login(ChiefFactory.create())
    for path in ["/", "/cells/DE/troops/", *pages.desk()]:
        save(path)
    checked = subprocess.run(
        [
            "java",
            "-jar",
            os.environ["VNU_JAR"],
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
            tmp_path,
        ],
        capture_output=True,
        text=True,
        check=True,
    )
    messages = json.loads(checked.stdout)["messages"]
    told = {
        f"{saved[Path(one['url']).name]}: {one['message']} … {one.get('extract', '')[:160]!r}"
        for one in messages
        if one["type"] != "info" or one.get("subType") == "warning"
    }
    assert not told, "\n".join(sorted(told))
