"""Sources that corrected or withdrew what they had published, beside the assessments that rest on it."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch

from coalition.public.selection.selection import Selection
from coalition.register.models import Assessment, Notice, Upheld


@dataclass(frozen=True)
class NoticeFlag:
    """A notice about what an assessment rests on, and why an editor let it stand all the same, if one did."""

    row: Notice
    upheld: Upheld | None

    @property
    def withdrawn(self) -> bool:
        return self.row.sort == Notice.Sort.WITHDRAWN


def notices_about(rows: Iterable[Assessment], selection: Selection) -> dict[int, list[NoticeFlag]]:
    """The notices about each of these assessments, whose evidence has been fetched. Two queries, however many."""
    notices, upheld = Notice.objects.filter(said_on__lte=selection.day), Upheld.objects.all()
    if selection.known_at is not None:
        notices = notices.filter(recorded_at__lte=selection.known_at)
        upheld = upheld.filter(recorded_at__lte=selection.known_at)
    found: dict[int, list[NoticeFlag]] = {}
    heard = list(notices.prefetch_related(Prefetch("upheld", upheld)))
    for row in rows if heard else ():
        pieces = list(row.evidence.all())
        for notice in heard:
            if notice.recorded_at > row.recorded_at and any(map(notice.touches, pieces)):
                stands = next((one for one in notice.upheld.all() if one.assessment_id == row.pk), None)
                found.setdefault(row.pk, []).append(NoticeFlag(notice, stands))
    return found
