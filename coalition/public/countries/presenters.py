"""The countries as a list: each with its bodies and what it has said."""

from collections.abc import Iterable

from coalition.codebook.loader import codebook
from coalition.core.http import Context
from coalition.public.matrix_data.model import Row


def country_list(rows: Iterable[Row]) -> list[Context]:
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
