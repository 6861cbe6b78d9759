"""The matrix as the document of the contract, for the JSON file and the API."""

import json
from decimal import Decimal
from typing import Any

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.model import Cell, Matrix, Quantity
from coalition.public.selection.selection import Selection


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
        "quantity": amount(cell.quantity),
        "said_on": cell.said_on.isoformat(),
        "change": cell.change,
        "contested": cell.contested,
        "pledges": list(cell.pledges),
        "reports": cell.reports,
    }


def amount(value: Quantity | None) -> dict[str, Any] | None:
    if value is None:
        return None
    return {"low": plain(value.low), "high": plain(value.high), "unit": value.unit}


def plain(value: Decimal) -> int | float:
    """A number as JSON has it: whole where it is whole."""
    return int(value) if value == value.to_integral() else float(value)
