"""Synthetic history for load tests: as deep as wanted, the same for the same seed, with a chain that verifies.

Written with COPY and without triggers, for which the connection must be a superuser's; only into an empty register.
Assessments of ten years come in the order of their recording; of a hundred, four are corrections of a recent one and
one is a retraction, some wait for a condition, some have two pieces of evidence, some dates are inexact.
"""

import random
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from itertools import batched
from typing import Any, NamedTuple, Self

from django.contrib.postgres.indexes import GistIndex
from django.db import connection, transaction

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.register.chain import canonical, ledger
from coalition.register.derived.bitemporal import (
    Event,
    Live,
    Rectangle,
    Source,
    Timeline,
)
from coalition.register.models import Condition, Country, Entry, Participation, Pledge, Standing
from coalition.register.queries.cell_quality import WIDEST

ACCOUNT = "sample"
BEGIN = datetime(2016, 11, 1, tzinfo=UTC)
END = datetime(2026, 11, 1, tzinfo=UTC)
# What was recorded longer ago than this is neither corrected nor joined by anything said late.
SETTLED = timedelta(days=200)
CORRECTED_WITHIN = timedelta(days=90)
CHUNK = 100_000
NULL = "\\N"  # in COPY's text format
COUNTRIES = [
    "AL", "AM", "AR", "AT", "AU", "AZ", "BA", "BE", "BG", "BR", "CA", "CH", "CL", "CO", "CY",
    "CZ", "DE", "DK", "EE", "EG", "ES", "FI", "FR", "GB", "GE", "GR", "HR", "HU", "IE", "IL",
    "IN", "IS", "IT", "JP", "KE", "KR", "LT", "LU", "LV", "MD", "ME", "MK", "MT", "MX", "NL",
    "NO", "NZ", "PH", "PL", "PT", "RO", "RS", "SE", "SI", "SK", "TR", "UA", "US", "UY", "ZA",
]  # fmt: skip

type Told = Callable[[int], None]


class NotEmpty(Exception):
    """The register holds something already; sample data is never mixed with a record."""


class EvidenceRow(NamedTuple):
    """The columns of register_evidence that are filled, under the names that the canonical form asks for."""

    pk: int
    text: str
    basis: str
    publisher: str
    url: str
    published_on: date
    fetched_at: datetime
    form: str = "summary"
    language: str = "en"
    speaker: str = ""
    office: str = ""
    tier: str = "B"
    title: str = ""
    reference: str = ""
    origin: str = ""
    text_hash: str = ""
    start: int | None = None
    end: int | None = None
    snapshot_hash: str = ""


class Waits(NamedTuple):
    """What an assessment waits for, under the name that the canonical form asks for."""

    condition: Condition


class Related[T](NamedTuple):
    """Rows that belong to another, as a related manager gives them."""

    rows: tuple[T, ...]

    def all(self) -> tuple[T, ...]:
        return self.rows


@dataclass(slots=True)
class AssessmentRow:
    """The columns of register_assessment, and what belongs to it."""

    pledge_id: int
    nature: str
    supersedes_id: int | None
    reason: str
    status: str
    said_on: date
    said_on_precision: str
    recorded_at: datetime
    recorded_by_id: int
    recorded_by_name: str
    waits_for: Related[Waits]
    evidence: Related[EvidenceRow]
    quantity_low: None = None
    quantity_high: None = None
    quantity_unit: str = ""
    quantity_words: str = ""
    note: str = ""


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


@dataclass
class History:
    """What is remembered of a pledge while its history is being made: the part that may still change."""

    timeline: Timeline = field(default_factory=Timeline)
    since: dict[date, datetime] = field(default_factory=dict)
    recent: list[Live] = field(default_factory=list)

    def take(self, event: Event) -> Iterator[Rectangle]:
        gone, new = self.timeline.take(event)
        for span in gone:
            yield Rectangle(span, self.since.pop(span.start), event.row.recorded_at)
        for span in new:
            self.since[span.start] = event.row.recorded_at

    def settle(self, before: date) -> Iterator[Rectangle]:
        """Let go of what nothing recorded later can change: all but the last word, and what is of the same days."""
        live = self.timeline.live
        last = max((row.said_on for row in live if row.said_on < before), default=None)
        if last is None:
            return
        keep = next(place for place, row in enumerate(live) if row.said_on >= last - WIDEST)
        for start in sorted({row.said_on for row in live[:keep]}):
            yield Rectangle(self.timeline.spans.pop(start), self.since.pop(start), None)
        del live[:keep]

    def rest(self) -> Iterator[Rectangle]:
        for start, since in self.since.items():
            yield Rectangle(self.timeline.spans[start], since, None)


class Lines:
    """Rows on their way into the database, table by table: one lot is sent while the next is being made up."""

    def __init__(self, cursor: Any) -> None:
        self.cursor = cursor
        self.waiting: dict[str, list[str]] = {table: [] for table in COLUMNS}
        self.numbers = dict.fromkeys(("evidence", "assessmentcondition", "standing"), 0)
        self.sender = ThreadPoolExecutor(max_workers=1)
        self.sent: Future[None] | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_error: object) -> None:
        """Nobody else may use the connection before the last lot is in."""
        self.sender.shutdown()

    def add(self, table: str, line: str) -> None:
        self.waiting[table].append(line)

    def number(self, table: str) -> int:
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


@transaction.atomic
def fill(*, pledges: int, assessments: int, seed: int, told: Told = lambda _done: None) -> ledger.Tip:
    """Fill the empty register; the newest entry then. Raises NotEmpty."""
    ledger.begin()
    if Entry.objects.exists():
        raise NotEmpty("The register is not empty: sample data only goes into an empty installation.")
    by = User.objects.get_or_create(username=ACCOUNT, defaults={"is_active": False, "password": "!"})[0]
    Country.objects.bulk_create([Country(code=code) for code in COUNTRIES], ignore_conflicts=True)
    world = [condition.slug for condition in codebook().conditions if condition.scope == "world"]
    conditions = [Condition.objects.get_or_create(slug=slug, country=None)[0] for slug in world]
    indexes = [index for index in Standing._meta.indexes if isinstance(index, GistIndex)]
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.remove_index(Standing, index)
    with connection.cursor() as cursor:
        # Without the triggers of each row; the chain and `verify` prove what they would have.
        cursor.execute("SET LOCAL session_replication_role = replica")
        with Lines(cursor) as lines:
            tip = Author(lines, random.Random(seed), by, conditions).write(pledges, assessments, told)  # noqa: S311
        cursor.execute("SET LOCAL session_replication_role = origin")
    with connection.schema_editor() as editor:
        for index in indexes:
            editor.add_index(Standing, index)
        for table in COLUMNS:
            if table != "entry":
                editor.execute(
                    f"SELECT setval(pg_get_serial_sequence('register_{table}', 'id'), max(id)) FROM register_{table}"  # noqa: S608 - names of ours
                )
        editor.execute(
            "SELECT setval(pg_get_serial_sequence('register_pledge', 'id'), max(id)) FROM register_pledge"
        )
        # What PostgreSQL last saw of the tables is that they were empty, and it would plan for that.
        for table in (*COLUMNS, "pledge", "participation"):
            editor.execute(f"ANALYZE register_{table}")
    return tip


class Author:
    """Makes the history up, one thing after the other, as if it had been recorded by the actions."""

    def __init__(self, lines: Lines, dice: random.Random, by: User, conditions: list[Condition]) -> None:
        self.lines = lines
        self.dice = dice
        self.by = by
        self.conditions = [Waits(condition) for condition in conditions]
        self.statuses = [status.slug for status in codebook().statuses]
        self.basis = {
            status.slug: (status.needs_basis or ("statement",))[0] for status in codebook().statuses
        }
        self.tip = ledger.Tip(0, ledger.GENESIS)

    def write(self, pledges: int, assessments: int, told: Told) -> ledger.Tip:
        self._pledges(pledges)
        histories = [History() for _pledge in range(pledges)]
        step = (END - BEGIN) / max(assessments, 1)
        for first in range(0, assessments, CHUNK):
            numbers = range(first + 1, min(first + CHUNK, assessments) + 1)
            for number in numbers:
                pledge = self.dice.randrange(pledges)
                event = self._assessment(number, pledge + 1, BEGIN + step * number, histories[pledge].recent)
                self._standings(pledge + 1, histories[pledge].take(event))
            settled = (BEGIN + step * numbers[-1] - SETTLED).date()
            for pledge, history in enumerate(histories):
                self._standings(pledge + 1, history.settle(settled))
            self.lines.send()
            told(len(numbers))
        for pledge, history in enumerate(histories):
            self._standings(pledge + 1, history.rest())
        self.lines.send()
        self.lines.wait()
        return self.tip

    def _pledges(self, number: int) -> None:
        """Spread over countries and kinds; every twentieth is joint."""
        kinds = [kind.slug for kind in codebook().kinds]
        for batch in batched(range(1, number + 1), 5_000):
            rows, parts = [], []
            for pk in batch:
                kind = self.dice.choice(kinds)
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
                countries = self.dice.sample(COUNTRIES, 3 if pk % 20 == 0 else 1)
                parts += [Participation(pledge_id=pk, country_id=code) for code in countries]
            Pledge.objects.bulk_create(rows)
            Participation.objects.bulk_create(parts)
            for pledge in Pledge.objects.filter(pk__in=batch).prefetch_related("participations"):
                self._chain(Entry.Subject.PLEDGE, pledge.pk, canonical.pledge(pledge), BEGIN.isoformat())

    def _assessment(self, pk: int, pledge: int, now: datetime, recent: list[Live]) -> Event:
        dice = self.dice
        chance = dice.random()
        recent[:] = [row for row in recent[-5:] if now - row.recorded_at < CORRECTED_WITHIN]
        wrong = recent.pop(dice.randrange(len(recent))) if recent and chance < 0.05 else None
        retracted = wrong is not None and chance < 0.01
        status, kept = dice.choice(self.statuses), dice.random()
        precision = "day" if kept < 0.95 else ("about" if kept < 0.99 else "month")
        said_on = now.date() - timedelta(days=min(int(dice.expovariate(0.3)), 60))
        if wrong is not None:
            said_on = wrong.said_on
            status, precision = (wrong.status, wrong.said_on_precision) if retracted else (status, precision)
        evidence = () if retracted else tuple(self._pieces(status, said_on, now))
        waits = (dice.choice(self.conditions),) if not retracted and dice.random() < 0.3 else ()
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
        self._write(pk, row)
        live = Live(said_on, now, pk, status, precision, tuple(map(_source, evidence)))
        if not retracted:
            recent.append(live)
        return Event(live, adds=not retracted, removes=wrong)

    def _pieces(self, status: str, said_on: date, now: datetime) -> Iterator[EvidenceRow]:
        for _piece in range(1 if self.dice.random() < 0.9 else 2):
            publisher = f"Paper {self.dice.randrange(40)}"
            number = self.lines.number("evidence")
            yield EvidenceRow(
                pk=number,
                text=f"As {publisher} reported on {said_on}",
                basis=self.basis[status],
                publisher=publisher,
                url=f"https://paper.example/{number}",
                published_on=said_on,
                fetched_at=now,
            )

    def _write(self, pk: int, row: AssessmentRow) -> None:
        # Written out column by column, in the order of COLUMNS: nothing here needs escaping, and it is done 10^7 times.
        now, add = row.recorded_at.isoformat(), self.lines.add
        wrong = NULL if row.supersedes_id is None else row.supersedes_id
        add(
            "assessment",
            f"{pk}\t{row.pledge_id}\t{row.nature}\t{wrong}\t{row.reason}\t{row.status}\t{row.said_on}"
            f"\t{row.said_on_precision}\t{now}\t{row.recorded_by_id}\t{row.recorded_by_name}"
            f"\t{NULL}\t{NULL}\t{row.quantity_unit}\t{row.quantity_words}\t{row.note}\n",
        )
        for piece in row.evidence.rows:
            add(
                "evidence",
                f"{piece.pk}\t{piece.text}\t{piece.basis}\t{piece.publisher}\t{piece.url}\t{piece.published_on}\t{now}"
                f"\t{piece.form}\t{piece.language}\t{piece.speaker}\t{piece.office}\t{piece.tier}\t{piece.title}"
                f"\t{piece.reference}\t{piece.origin}\t{piece.text_hash}\t{NULL}\t{NULL}\t{piece.snapshot_hash}\t{pk}\n",
            )
        for waits in row.waits_for.rows:
            number = self.lines.number("assessmentcondition")
            add("assessmentcondition", f"{number}\t{pk}\t{waits.condition.pk}\n")
        self._chain(Entry.Subject.ASSESSMENT, pk, canonical.assessment(row), now)  # type: ignore[arg-type]

    def _chain(self, subject: Entry.Subject, pk: int, content: ledger.Json, now: str) -> None:
        digest = ledger.digest_of(content)
        self.tip = ledger.Tip(self.tip.sequence + 1, ledger.link(self.tip.hash, digest))
        self.lines.add(
            "entry", f"{self.tip.sequence}\t{subject.value}\t{pk}\t{now}\t{digest}\t{self.tip.hash}\n"
        )

    def _standings(self, pledge: int, found: Iterable[Rectangle]) -> None:
        for span, since, until in found:
            number = self.lines.number("standing")
            contested = "t" if span.contested else "f"
            self.lines.add(
                "standing",
                f"{number}\t[{span.start},{span.end or ''})\t[{since.isoformat()},{until.isoformat() if until else ''})"
                f"\t{contested}\t{span.reports}\t{span.assessment}\t{pledge}\n",
            )


def _source(piece: EvidenceRow) -> Source:
    return Source(piece.origin, piece.publisher, piece.url, piece.reference, piece.text_hash)
