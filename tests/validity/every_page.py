"""Every page in the eyes of the Nu HTML Checker; run by `make validate`, since it needs Java."""

import json
import os
import subprocess
from pathlib import Path

import pytest
from django.core.cache import cache
from django.http import HttpResponseBase
from django.test import Client

from tests import pages
from tests.accounts.codes import code_of
from tests.factories.accounts import PASSWORD, ChiefFactory, EditorFactory

pytestmark = pytest.mark.django_db


class Saved:
    """Pages in a folder, each with a name that tells a reader which it is."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.names: dict[str, str] = {}

    def save(self, name: str, answer: HttpResponseBase) -> None:
        assert answer["Content-Type"].startswith("text/html"), f"{name} is no page: see tests/pages.py"
        file = self.folder / f"{len(self.names):03}.html"
        file.write_bytes(b"".join(answer))
        self.names[file.name] = f"{name} ({answer.status_code})"

    def faults(self) -> str:
        checker = [
            "java",
            "-jar",
            os.environ["VNU_JAR"],
            "--format",
            "json",
            "--stdout",
            "--exit-zero-always",
        ]
        checked = subprocess.run([*checker, self.folder], capture_output=True, text=True, check=True)
        told = {
            f"{self.names[Path(one['url']).name]}: {one['message']} … {one.get('extract', '')[:160]!r}"
            for one in json.loads(checked.stdout)["messages"]
            if one["type"] != "info" or one.get("subType") == "warning"
        }
        return "\n".join(sorted(told))


@pytest.fixture
def saved(tmp_path: Path) -> Saved:
    return Saved(tmp_path)


def test_every_page_is_valid(client: Client, saved: Saved) -> None:
    pages.furnish()
    pages.furnish_for_editors()
    for path in (*pages.public(), *(f"/?lang={language}" for language in ("de", "fr", "uk"))):
        saved.save(path, client.get(path))
    client.cookies.clear()
    client.force_login(ChiefFactory.create())
    for path in ["/", "/cells/DE/troops/", *pages.desk()]:
        saved.save(path, client.get(path))
    assert saved.faults() == ""


def test_the_pages_of_a_moment_are_valid(client: Client, saved: Saved) -> None:
    """Those for whom has just given a password or made a token, and of a desk where nothing waits."""
    cache.clear()
    EditorFactory.create(username="mira")
    sign_in, factor, confirm = "/accounts/sign-in/", "/accounts/second-factor/", "/accounts/confirm/"
    set_up, codes = f"{factor}set-up/", f"{factor}recovery-codes/"
    mira = {"username": "mira", "password": PASSWORD}

    saved.save("a wrong password", client.post(sign_in, mira | {"password": "a guess"}))
    client.post(sign_in, mira)
    saved.save("an empty desk", client.get("/review/"))
    saved.save("a new token", client.post("/review/tokens/", {"name": "my script", "days": "30"}))
    saved.save(
        "the password once more, wrong", client.post(f"{confirm}?next={set_up}", {"password": "a guess"})
    )
    client.post(f"{confirm}?next={set_up}", {"password": PASSWORD})
    page = client.get(set_up)
    saved.save("setting a second factor up", page)
    saved.save("a wrong code", client.post(set_up, {"code": "1"}))
    client.post(set_up, {"code": code_of(page.context["form"].secret)})
    for path in (codes, f"{codes}new/", factor, f"{factor}switch-off/"):
        saved.save(path, client.get(path))
    client.logout()
    client.post(sign_in, mira)
    saved.save("the code", client.get(f"{sign_in}code/"))
    saved.save("a wrong code at the sign-in", client.post(f"{sign_in}code/", {"code": "1"}))
    assert saved.faults() == ""
