"""A state of the register, as citations and cards name it."""

from dataclasses import dataclass
from datetime import datetime

from coalition.register.models import Entry


@dataclass(frozen=True)
class Edition:
    """A state of the register: its version, when its last entry was written, and the hash that stands for all before."""

    version: int
    recorded_at: datetime | None
    hash: str


def current_edition() -> Edition:
    """One query."""
    last = Entry.objects.order_by("-sequence").values_list("sequence", "recorded_at", "hash").first()
    return Edition(*last) if last else Edition(0, None, "")
