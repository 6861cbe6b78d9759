"""The matrix as the document of the contract, for the JSON file and the API."""

import json
from decimal import Decimal
from typing import TypedDict

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.model import Cell, Matrix, Quantity
from coalition.public.selection.selection import Selection


class QuantityDocument(TypedDict):
    low: int | float
    high: int | float
    unit: str


class CellDocument(TypedDict):
    status: str
    conditional: bool
    conditions: list[str]
    quantity: QuantityDocument | None
    said_on: str
    change: str | None
    contested: bool
    pledges: list[str]
    reports: int


class CountryDocument(TypedDict):
    code: str
    name: str
    cells: dict[str, CellDocument]  # by kind


class MatrixDocument(TypedDict):
    as_of: str
    known_at: str | None
    version: int
    kinds: list[dict[str, str]]
    countries: list[CountryDocument]


def as_json(matrix: Matrix, selection: Selection, version: int) -> bytes:
    """The document of the contract, in UTF-8."""
    return json.dumps(as_document(matrix, selection, version), ensure_ascii=False).encode()


def as_document(matrix: Matrix, selection: Selection, version: int) -> MatrixDocument:
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


def _cell(cell: Cell) -> CellDocument:
    return {
        "status": cell.status,
        "conditional": cell.conditional,
        "conditions": list(cell.conditions),
        "quantity": amount(cell.quantity),
        "said_on": cell.said_on.isoformat(),
        "change": cell.change,
        "contested": cell.contested,
        "pledges": list(cell.pledges),
        "reports": cell.reports,
    }


def amount(value: Quantity | None) -> QuantityDocument | None:
    if value is None:
        return None
    return {"low": plain(value.low), "high": plain(value.high), "unit": value.unit}


def plain(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral() else float(value)
