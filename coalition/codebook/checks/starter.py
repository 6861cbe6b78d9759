"""The starter register's files: whether every row can be recorded."""

import re
from collections.abc import Callable, Iterator
from datetime import date
from decimal import Decimal, InvalidOperation
from pathlib import Path

from coalition.codebook.checks import table
from coalition.codebook.checks.finding import Finding
from coalition.codebook.checks.table import Row
from coalition.codebook.schema import Codebook

# ISO 3166-1 alpha-2.
CODE = re.compile(r"[A-Z]{2}")
PROOF = ("tier", "publisher", "url")
COLUMNS = {
    "members.csv": ("country", "member", "seen_on", "basis", "source_url"),
    "bodies.csv": ("country", "body", "valid_from", "valid_until", "basis", "source_url"),
    "facts.csv": (
        "countries", "kind", "title", "status", "quantity_low", "quantity_high", "unit", "conditions", "said_on", "precision",
        "speaker", "office", "summary", "basis", *PROOF, "reference",
    ),
    "mandates.csv": ("country", "body", "what", "state", "state_words", "majority", "next_on", "said_on", *PROOF),
    "group_claims.csv": ("claimed_by", "said_on", "number", "what", "kinds", "conditions", *PROOF),
}  # fmt: skip
# Without what a row can't be recorded.
FILLED = {
    "members.csv": ("country",),
    "bodies.csv": ("country", "body", "valid_from"),
    "facts.csv": ("countries", "kind", "title", "status", "said_on", "precision", "summary", "basis", "tier"),
    "mandates.csv": ("country", "body", "what", "state", "said_on", "tier"),
    "group_claims.csv": ("claimed_by", "said_on", "what", "tier"),
}


def findings(book: Codebook, folder: Path) -> Iterator[Finding]:
    files = {name: folder / "starter" / name for name in COLUMNS}
    if not files["members.csv"].exists():
        yield Finding("starter/members.csv isn't there: a new installation begins without a country.")
    countries = set[str]()
    for name, file in files.items():
        if not file.exists():
            continue
        try:
            columns, rows = table.read(file)
        except table.TableError as error:
            yield Finding(f"starter/{name}: {error}", required=True)
            continue
        if lacking := set(COLUMNS[name]) - set(columns):
            yield Finding(f"starter/{name}: no column {', '.join(sorted(lacking))}.", required=True)
            continue
        for number, row in rows:
            faults = list(_members(row, countries)) if name == "members.csv" else []
            for fault in (*faults, *_faults(book, name, row, countries)):
                yield Finding(f"starter/{name}, line {number}: {fault}.", required=True)


def _members(row: Row, countries: set[str]) -> Iterator[str]:
    """Takes up a country by the way: the other files may name those alone."""
    country = row["country"] or ""
    if country in countries:
        yield f"{country} stands there twice"
    elif CODE.fullmatch(country):
        countries.add(country)
    if row["member"] == "yes" and not row["seen_on"]:
        yield "a member needs seen_on, the day from which on it is one"


def _faults(book: Codebook, name: str, row: Row, countries: set[str]) -> Iterator[str]:
    if not table.is_whole(row):
        yield table.NOT_WHOLE
        return
    if empty := [column for column in FILLED[name] if not row[column]]:
        yield f"{', '.join(empty)} has to be filled in"
    for column, value in row.items():
        for one in value.split(";") if value else ():
            if not _is_known(book, column, one, row, countries):
                yield f"{one!r} is no {column} that is known"
    status = row.get("status")
    if status and book.knows("status", status):
        needed = book.status(status).needs_basis
        if needed and row["basis"] not in needed:
            yield f"{status} needs evidence that rests on one of {', '.join(needed)}"
    if row.get("unit") and not (_is_number(row["quantity_low"]) and _is_number(row["quantity_high"])):
        yield "a unit without numbers"


def _is_known(book: Codebook, column: str, value: str, row: Row, countries: set[str]) -> bool:
    checks: dict[str, Callable[[], bool]] = {
        "country": lambda: value in countries,
        "countries": lambda: value in countries,
        "kind": lambda: book.knows("kind", value),
        "kinds": lambda: book.knows("kind", value),
        "status": lambda: book.knows("status", value),
        "conditions": lambda: book.knows("condition", value),
        "tier": lambda: book.knows("tier", value),
        # What a membership rests on, and which parliament is meant, is told in free words.
        "basis": lambda: "status" not in row or book.knows("basis", value),
        "body": lambda: "valid_from" not in row or book.knows("body", value),
        "precision": lambda: value in {"day", "month", "about"},
        "number": value.isdecimal,
        **dict.fromkeys(
            ("said_on", "seen_on", "valid_from", "valid_until", "next_on"), lambda: _is_day(value)
        ),
    }
    return column not in checks or checks[column]()


def _is_day(text: str) -> bool:
    try:
        date.fromisoformat(text)
    except ValueError:
        return False
    return True


def _is_number(text: str | None) -> bool:
    try:
        return Decimal(text or "").is_finite()
    except InvalidOperation:
        return False
