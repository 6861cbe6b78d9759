"""Begins a codebook: a folder with every file, each of which validates."""

import re
import shutil
from pathlib import Path

SKELETON = Path(__file__).with_name("skeleton")
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")


class SkeletonError(Exception):
    """No codebook can be begun there; the message says why."""


def write(folder: Path, place: str = "") -> None:
    """A new codebook in a folder that is not there yet. `place`: what it is about; else the folder's name. Raises SkeletonError."""
    name = folder.name
    if not NAME.fullmatch(name):
        raise SkeletonError(
            f"{name!r} can't name a codebook: use lower-case letters, digits and underscores, a letter first."
        )
    if folder.exists():
        raise SkeletonError(f"{folder} is there already: choose another name, or remove it first.")
    shutil.copytree(SKELETON, folder)
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        about = place or name.capitalize()
        file.write_text(text.replace("PLACE", about).replace("NAME", name), encoding="utf-8")
