"""The matrix for programs and spreadsheets: JSON, CSV and Excel say the same, cell for cell."""

import csv
import io
import json
from collections.abc import Iterator
from decimal import Decimal
from typing import Any

from openpyxl import Workbook

from coalition.codebook.loader import codebook
from coalition.public.matrix import Cell, Matrix, Quantity, Row
from coalition.public.selection import Selection

COLUMNS = (
    "code", "name", "kind", "status", "conditional", "conditions", "quantity", "said_on", "change", "contested", "pledges",
    "reports",
)  # fmt: skip
# What makes a spreadsheet take a text for a formula (OWASP, CSV injection).
FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")

type Value = str | int | bool | None


def as_json(matrix: Matrix, selection: Selection, version: int) -> bytes:
    """The document of the contract, in UTF-8."""
    return json.dumps(as_document(matrix, selection, version), ensure_ascii=False).encode()


def as_document(matrix: Matrix, selection: Selection, version: int) -> dict[str, Any]:
    """The document of the contract; absent cells are nothing on record."""
    kinds = [codebook().kind(kind) for kind in matrix.kinds]
    return {
        "as_of": selection.day.isoformat(),
        "known_at": dict(selection.pairs()).get("known_at"),
        "version": version,
        "kinds": [{"slug": kind.slug, "name": str(kind)} for kind in kinds],
        "countries": [
            {
                "code": row.place.code,
                "name": row.place.name,
                "cells": {kind: _cell(cell) for kind, cell in row.cells.items()},
            }
            for row in matrix.rows
        ],
    }


def _cell(cell: Cell) -> dict[str, Any]:
    return {
        "status": cell.status,
        "conditional": cell.conditional,
        "conditions": list(cell.conditions),
        "quantity": _quantity(cell.quantity),
        "said_on": cell.said_on.isoformat(),
        "change": cell.change,
        "contested": cell.contested,
        "pledges": list(cell.pledges),
        "reports": cell.reports,
    }


def _quantity(value: Quantity | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {"low": plain(value.low), "high": plain(value.high), "unit": value.unit}


def plain(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral() else float(value)


def as_csv(matrix: Matrix) -> bytes:
    """One row a cell, in UTF-8, by RFC 4180; lists are separated by semicolons, a range is written low–high."""
    file = io.StringIO(newline="")
    writer = csv.writer(file)
    writer.writerow(COLUMNS)
    for values in _lines(matrix):
        writer.writerow(_text(value) for value in values)
    return file.getvalue().encode()


def as_xlsx(matrix: Matrix) -> bytes:
    """The same rows as the CSV, as a workbook of one sheet."""
    book = Workbook(write_only=True)
    sheet = book.create_sheet("matrix")
    sheet.append(list(COLUMNS))
    for values in _lines(matrix):
        # openpyxl would write a text that begins with "=" as a formula.
        sheet.append([_harmless(value) if isinstance(value, str) else value for value in values])
    file = io.BytesIO()
    book.save(file)
    return file.getvalue()


def _lines(matrix: Matrix) -> Iterator[list[Value]]:
    for row in matrix.rows:
        for kind, cell in row.cells.items():
            yield _line(row, kind, cell)


def _line(row: Row, kind: str, cell: Cell) -> list[Value]:
    amount = _quantity(cell.quantity)
    written = f"{amount['low']}–{amount['high']} {amount['unit']}" if amount else None
    if amount and amount["low"] == amount["high"]:
        written = f"{amount['low']} {amount['unit']}"
    return [
        row.place.code,
        row.place.name,
        kind,
        cell.status,
        cell.conditional,
        ";".join(cell.conditions),
        written,
        cell.said_on.isoformat(),
        cell.change,
        cell.contested,
        ";".join(cell.pledges),
        cell.reports,
    ]


def _text(value: Value) -> str:
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    return _harmless(value) if isinstance(value, str) else str(value)


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
