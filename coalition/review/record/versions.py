"""The versions of what is on record: what stands in its place now, and which row is the newest."""

from collections.abc import Iterator

from coalition.register.models import Assessment
from coalition.register.models.versioned import Versioned


def newest_version[RowT: Versioned](row: RowT) -> RowT:
    """What stands in its place now: itself, or what superseded it in the end."""
    while newer := type(row)._default_manager.filter(supersedes=row).first():
        row = newer
    return row


def versions_up_to(row: Versioned) -> Iterator[Versioned]:
    """A row and what it superseded, the newest first."""
    version: Versioned | None = row
    while version is not None:
        yield version
        version = getattr(version, "supersedes", None)


def newest_id(model: type[Versioned]) -> int:
    """The row recorded last: what an editor who is shown a page has seen; 0 when there is none."""
    return model._default_manager.order_by("-pk").values_list("pk", flat=True).first() or 0


def newest_assessment_id(pledge: int) -> int:
    """The pledge's assessment recorded last; 0 when there is none."""
    rows = Assessment.objects.filter(pledge=pledge).order_by("-pk")
    return rows.values_list("pk", flat=True).first() or 0
