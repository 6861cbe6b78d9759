"""Makes the history up, one thing after the other, as if it had been recorded by the register's actions."""

import random
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import batched
from typing import cast

from coalition.accounts.models import User
from coalition.codebook.defaults import said_basis, usual_tier
from coalition.codebook.loader import codebook
from coalition.operations.progress import ProgressCallback
from coalition.operations.sample.rows import AssessmentRow, ConditionLink, EvidenceRow, Related
from coalition.operations.sample.table_writer import TableWriter
from coalition.register.chain import canonical, ledger
from coalition.register.derived.bitemporal import (
    Event,
    EvidenceProvenance,
    LiveAssessment,
    Rectangle,
    Timeline,
)
from coalition.register.models import Assessment, Condition, Entry, Participation, Pledge
from coalition.register.queries.cell_quality import WIDEST

BEGIN = datetime(2016, 11, 1, tzinfo=UTC)
END = datetime(2026, 11, 1, tzinfo=UTC)
# What was recorded longer ago than this is neither corrected nor joined by anything said late.
FINAL_AFTER = timedelta(days=200)
CORRECTED_WITHIN = timedelta(days=90)
CHUNK = 100_000
COUNTRIES = [
    "AL", "AM", "AR", "AT", "AU", "AZ", "BA", "BE", "BG", "BR", "CA", "CH", "CL", "CO", "CY",
    "CZ", "DE", "DK", "EE", "EG", "ES", "FI", "FR", "GB", "GE", "GR", "HR", "HU", "IE", "IL",
    "IN", "IS", "IT", "JP", "KE", "KR", "LT", "LU", "LV", "MD", "ME", "MK", "MT", "MX", "NL",
    "NO", "NZ", "PH", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "TR", "UA", "US", "UY", "ZA",
]  # fmt: skip


@dataclass
class PledgeHistory:
    """What is remembered of a pledge while its history is being made: the part that may still change."""

    timeline: Timeline = field(default_factory=Timeline)
    since: dict[date, datetime] = field(default_factory=dict)
    recent: list[LiveAssessment] = field(default_factory=list)

    def take(self, event: Event) -> Iterator[Rectangle]:
        gone, new = self.timeline.take(event)
        for span in gone:
            yield Rectangle(span, self.since.pop(span.start), event.row.recorded_at)
        for span in new:
            self.since[span.start] = event.row.recorded_at

    def finalize(self, before: date) -> Iterator[Rectangle]:
        """Write and forget what nothing recorded later can change: all but the newest rows and those of the same days."""
        live = self.timeline.live
        last = max((row.said_on for row in live if row.said_on < before), default=None)
        if last is None:
            return
        keep = next(index for index, row in enumerate(live) if row.said_on >= last - WIDEST)
        for start in sorted({row.said_on for row in live[:keep]}):
            yield Rectangle(self.timeline.spans.pop(start), self.since.pop(start), None)
        del live[:keep]

    def remaining(self) -> Iterator[Rectangle]:
        for start, since in self.since.items():
            yield Rectangle(self.timeline.spans[start], since, None)


class HistoryGenerator:
    """Makes the history up, one thing after the other, as if it had been recorded by the actions."""

    def __init__(
        self, writer: TableWriter, rng: random.Random, by: User, conditions: list[Condition]
    ) -> None:
        self.writer = writer
        self.rng = rng
        self.by = by
        self.conditions = [ConditionLink(condition) for condition in conditions]
        self.statuses = [status.slug for status in codebook().statuses]
        self.tier = usual_tier()
        self.basis = {
            status.slug: (status.needs_basis or (said_basis(),))[0] for status in codebook().statuses
        }
        self.tip = ledger.Head(0, ledger.GENESIS)

    def write(self, pledges: int, assessments: int, on_progress: ProgressCallback) -> ledger.Head:
        self._write_pledges(pledges)
        histories = [PledgeHistory() for _pledge in range(pledges)]
        step = (END - BEGIN) / max(assessments, 1)
        for first in range(0, assessments, CHUNK):
            numbers = range(first + 1, min(first + CHUNK, assessments) + 1)
            for number in numbers:
                pledge = self.rng.randrange(pledges)
                event = self._assessment(number, pledge + 1, BEGIN + step * number, histories[pledge].recent)
                self.writer.add_standings(pledge + 1, histories[pledge].take(event))
            final_before = (BEGIN + step * numbers[-1] - FINAL_AFTER).date()
            for pledge, history in enumerate(histories):
                self.writer.add_standings(pledge + 1, history.finalize(final_before))
            self.writer.send()
            on_progress(len(numbers))
        for pledge, history in enumerate(histories):
            self.writer.add_standings(pledge + 1, history.remaining())
        self.writer.send()
        self.writer.wait()
        return self.tip

    def _write_pledges(self, count: int) -> None:
        """Spread over countries and kinds; every twentieth is joint."""
        kinds = [kind.slug for kind in codebook().kinds]
        for batch in batched(range(1, count + 1), 5_000):
            rows, parts = [], []
            for pk in batch:
                kind = self.rng.choice(kinds)
                slug = f"sample-{kind.replace('_', '-')}-{pk}"
                rows.append(
                    Pledge(
                        pk=pk,
                        slug=slug,
                        kind=kind,
                        title=f"Sample {pk}",
                        created_at=BEGIN,
                        created_by=self.by,
                    )
                )
                countries = self.rng.sample(COUNTRIES, 3 if pk % 20 == 0 else 1)
                parts += [Participation(pledge_id=pk, country_id=code) for code in countries]
            Pledge.objects.bulk_create(rows)
            Participation.objects.bulk_create(parts)
            for pledge in Pledge.objects.filter(pk__in=batch).prefetch_related("participations"):
                self._append_entry(
                    Entry.Subject.PLEDGE, pledge.pk, canonical.pledge(pledge), BEGIN.isoformat()
                )

    def _assessment(self, pk: int, pledge: int, now: datetime, recent: list[LiveAssessment]) -> Event:
        rng = self.rng
        chance = rng.random()
        recent[:] = [row for row in recent[-5:] if now - row.recorded_at < CORRECTED_WITHIN]
        wrong = recent.pop(rng.randrange(len(recent))) if recent and chance < 0.05 else None
        retracted = wrong is not None and chance < 0.01
        status, kept = rng.choice(self.statuses), rng.random()
        precision = "day" if kept < 0.95 else ("about" if kept < 0.99 else "month")
        said_on = now.date() - timedelta(days=min(int(rng.expovariate(0.3)), 60))
        if wrong is not None:
            said_on = wrong.said_on
            status, precision = (wrong.status, wrong.said_on_precision) if retracted else (status, precision)
        evidence = () if retracted else tuple(self._evidence(status, said_on, now))
        waits = (rng.choice(self.conditions),) if not retracted and rng.random() < 0.3 else ()
        row = AssessmentRow(
            pledge_id=pledge,
            nature="retraction" if retracted else ("correction" if wrong else "assessment"),
            supersedes_id=wrong.pk if wrong else None,
            reason="Misread" if wrong else "",
            status=status,
            said_on=said_on,
            said_on_precision=precision,
            recorded_at=now,
            recorded_by_id=self.by.pk,
            recorded_by_name=self.by.username,
            waits_for=Related(waits),
            evidence=Related(evidence),
        )
        self.writer.add_assessment(pk, row)
        # The canonical form asks a row only for the names that AssessmentRow has.
        self._append_entry(
            Entry.Subject.ASSESSMENT, pk, canonical.assessment(cast("Assessment", row)), now.isoformat()
        )
        live = LiveAssessment(said_on, now, pk, status, precision, tuple(map(_source, evidence)))
        if not retracted:
            recent.append(live)
        return Event(live, adds=not retracted, removes=wrong)

    def _evidence(self, status: str, said_on: date, now: datetime) -> Iterator[EvidenceRow]:
        for _number in range(1 if self.rng.random() < 0.9 else 2):
            publisher = f"Paper {self.rng.randrange(40)}"
            number = self.writer.next_id("evidence")
            yield EvidenceRow(
                pk=number,
                text=f"As {publisher} reported on {said_on}",
                basis=self.basis[status],
                publisher=publisher,
                tier=self.tier,
                url=f"https://paper.example/{number}",
                published_on=said_on,
                fetched_at=now,
            )

    def _append_entry(self, subject: Entry.Subject, pk: int, content: ledger.Json, now: str) -> None:
        digest = ledger.digest_of(content)
        self.tip = ledger.Head(self.tip.sequence + 1, ledger.link(self.tip.hash, digest))
        self.writer.add_entry(self.tip, subject.value, pk, digest, now)


def _source(piece: EvidenceRow) -> EvidenceProvenance:
    return EvidenceProvenance(piece.origin, piece.publisher, piece.url, piece.reference, piece.text_hash)
