"""The files of the house, as git lists them."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).resolve().parent.parent.parent


@cache
def tracked() -> tuple[str, ...]:
    """Every tracked file that is still there, from the root."""
    listed = subprocess.run(["git", "ls-files"], cwd=ROOT, capture_output=True, text=True, check=True)  # noqa: S607
    return tuple(name for name in listed.stdout.splitlines() if (ROOT / name).is_file())


def text(name: str) -> str:
    return (ROOT / name).read_text(encoding="utf-8")


def code() -> list[str]:
    """The Python of the product; migrations are written by Django."""
    return [
        name
        for name in tracked()
        if name.startswith("coalition/") and name.endswith(".py") and "/migrations/" not in name
    ]
