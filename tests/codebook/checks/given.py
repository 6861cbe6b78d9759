"""A copy of the second codebook's folder, to take something away from."""

import shutil
from pathlib import Path

from coalition.codebook.checks import all_findings
from coalition.codebook.checks.finding import Finding
from tests.codebook.given import EXAMPLE


def copied(folder: Path) -> Path:
    return Path(shutil.copytree(EXAMPLE, folder / "own"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


def found(folder: Path, *languages: str) -> list[Finding]:
    return all_findings(folder, languages)


def missing(folder: Path) -> list[str]:
    return [one.text for one in found(folder) if one.required]


def warned(folder: Path) -> list[str]:
    return [one.text for one in found(folder) if not one.required]
