"""The countries as a list: each with its bodies and what it has said."""

from collections.abc import Iterable
from typing import Any

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.model import Row


def country_list(rows: Iterable[Row]) -> list[dict[str, Any]]:
    return [
        {
            "place": row.place,
            "cells": [
                (codebook().kind(kind), codebook().status(cell.status), cell)
                for kind, cell in row.cells.items()
            ],
        }
        for row in rows
    ]
