"""Begins a codebook: a folder with every file, each of which validates."""

import json
import re
import shutil
from pathlib import Path

SKELETON = Path(__file__).with_name("skeleton")
NAME = re.compile(r"[a-z][a-z0-9_]{0,31}")
LONGEST_PLACE = 100  # characters: it is a cue of the lexicon, too


class SkeletonError(Exception):
    """No codebook can be begun there; the message says why."""


def write(folder: Path, place: str = "") -> None:
    """A new codebook in a folder that is not there yet. `place`: what it is about; else the folder's name. Raises SkeletonError."""
    name = folder.name
    if not NAME.fullmatch(name):
        raise SkeletonError(
            f"{name!r} can't name a codebook: use at most 32 lower-case letters, digits and underscores, a letter first."
        )
    place = " ".join(place.split()) or name.capitalize()
    if len(place) > LONGEST_PLACE:
        raise SkeletonError(f"The place has {len(place)} characters: name it in {LONGEST_PLACE} at most.")
    if folder.exists():
        raise SkeletonError(f"{folder} is there already: choose another name, or remove it first.")
    shutil.copytree(SKELETON, folder)
    # Both stand in double quotes, whose escapes are those of JSON: a place may hold what YAML takes for its own.
    words = {"NAME": _escaped(name), "PLACE": _escaped(place)}
    for file in folder.rglob("*.yaml"):
        text = file.read_text(encoding="utf-8")
        file.write_text(re.sub("NAME|PLACE", lambda found: words[found[0]], text), encoding="utf-8")


def _escaped(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
