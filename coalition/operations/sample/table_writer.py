"""Rows on their way into the register's tables by COPY: one batch is sent while the next is being made up."""

from collections.abc import Iterable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Self

from django.db.backends.utils import CursorWrapper

from coalition.operations.sample.rows import AssessmentRow, EvidenceRow
from coalition.register.chain import ledger
from coalition.register.derived.bitemporal import Rectangle

NULL = "\\N"  # in COPY's text format
COLUMNS: dict[str, tuple[str, ...]] = {
    "assessment": (
        "id", "pledge_id", "nature", "supersedes_id", "reason", "status", "said_on", "said_on_precision", "recorded_at",
        "recorded_by_id", "recorded_by_name", "quantity_low", "quantity_high", "quantity_unit", "quantity_words", "note",
    ),
    "evidence": ("id", *EvidenceRow._fields[1:], "assessment_id"),
    "assessmentcondition": ("id", "assessment_id", "condition_id"),
    "entry": ("sequence", "subject", "subject_id", "recorded_at", "digest", "hash"),
    "standing": ("id", "valid", "known", "contested", "reports", "assessment_id", "pledge_id"),
}  # fmt: skip


class TableWriter:
    """Collects lines for COPY, table by table. `send` starts writing what is waiting and returns at once."""

    def __init__(self, cursor: CursorWrapper) -> None:
        self.cursor = cursor
        self.waiting: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self.numbers = dict.fromkeys(("evidence", "assessmentcondition", "standing"), 0)
        self.sender = ThreadPoolExecutor(max_workers=1)
        self.sent: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nobody else may use the connection before the last batch is in."""
        self.sender.shutdown()

    # Written out column by column, in the order of COLUMNS: nothing here needs escaping, and it is done 10^7 times.

    def add_assessment(self, pk: int, row: AssessmentRow) -> None:
        """An assessment with its evidence and conditions."""
        recorded_at = row.recorded_at.isoformat()
        superseded = NULL if row.supersedes_id is None else row.supersedes_id
        self._add(
            "assessment",
            f"{pk}\t{row.pledge_id}\t{row.nature}\t{superseded}\t{row.reason}\t{row.status}\t{row.said_on}"
            f"\t{row.said_on_precision}\t{recorded_at}\t{row.recorded_by_id}\t{row.recorded_by_name}"
            f"\t{NULL}\t{NULL}\t{row.quantity_unit}\t{row.quantity_words}\t{row.note}\n",
        )
        for piece in row.evidence.rows:
            self._add(
                "evidence",
                f"{piece.pk}\t{piece.text}\t{piece.basis}\t{piece.publisher}\t{piece.url}\t{piece.published_on}\t{recorded_at}"
                f"\t{piece.form}\t{piece.language}\t{piece.speaker}\t{piece.office}\t{piece.tier}\t{piece.title}"
                f"\t{piece.reference}\t{piece.origin}\t{piece.text_hash}\t{NULL}\t{NULL}\t{piece.snapshot_hash}\t{pk}\n",
            )
        for link in row.waits_for.rows:
            number = self.next_id("assessmentcondition")
            self._add("assessmentcondition", f"{number}\t{pk}\t{link.condition.pk}\n")

    def add_entry(self, tip: ledger.Head, subject: str, pk: int, digest: str, recorded_at: str) -> None:
        self._add("entry", f"{tip.sequence}\t{subject}\t{pk}\t{recorded_at}\t{digest}\t{tip.hash}\n")

    def add_standings(self, pledge: int, rectangles: Iterable[Rectangle]) -> None:
        for span, since, until in rectangles:
            number = self.next_id("standing")
            contested = "t" if span.contested else "f"
            self._add(
                "standing",
                f"{number}\t[{span.start},{span.end or ''})\t[{since.isoformat()},{until.isoformat() if until else ''})"
                f"\t{contested}\t{span.reports}\t{span.assessment}\t{pledge}\n",
            )

    def _add(self, table: str, line: str) -> None:
        self.waiting[table].append(line)

    def next_id(self, table: str) -> int:
        self.numbers[table] += 1
        return self.numbers[table]

    def send(self) -> None:
        self.wait()
        self.sent = self.sender.submit(self._copy, self.waiting)
        self.waiting = {table: [] for table in COLUMNS}

    def wait(self) -> None:
        if self.sent is not None:
            self.sent.result()

    def _copy(self, tables: dict[str, list[str]]) -> None:
        for table, lines in tables.items():
            columns = ", ".join(f'"{name}"' for name in COLUMNS[table])
            with self.cursor.copy(f"COPY register_{table} ({columns}) FROM STDIN") as copy:
                copy.write("".join(lines))
