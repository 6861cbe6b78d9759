"""The notices of sources that an assessment has still to be held against."""

from collections.abc import Sequence

from coalition.register.models import Assessment, Notice, Upheld


def open_notices(rows: Sequence[Assessment]) -> list[list[Notice]]:
    """For each row the notices on what it rests on that came after it and that no editor has set aside; newest first.

    Two queries, and those for the rows' evidence where it has not been fetched yet.
    """
    upheld = set(Upheld.objects.filter(assessment__in=rows).values_list("notice_id", "assessment_id"))
    notices = list(Notice.objects.order_by("-pk"))
    return [
        [one for one in notices if (one.pk, row.pk) not in upheld and _concerns(one, row)] for row in rows
    ]


def _concerns(notice: Notice, row: Assessment) -> bool:
    return notice.recorded_at > row.recorded_at and any(notice.touches(piece) for piece in row.evidence.all())
