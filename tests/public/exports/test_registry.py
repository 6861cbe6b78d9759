"""Every format of the matrix holds the same rows, whatever the register holds."""

import csv
import io
import json
from datetime import datetime
from typing import Any

from django.utils.translation import override
from hypothesis import given, settings
from hypothesis import strategies as st
from openpyxl import load_workbook

from coalition.core.control_characters import without_control_characters
from coalition.public.exports.export_format import Export
from coalition.public.exports.registry import FORMATS, format_of
from coalition.public.exports.table import COLUMNS, FORMULA, harmless
from coalition.public.matrix_data.model import RegisterOnDay
from coalition.public.selection.selection import Selection
from tests.public.matrices import DAY, REGISTERS, shown

ASKED = st.builds(
    Selection,
    kind=st.sampled_from([(), ("air",), ("troops", "funding")]),
    at_least=st.sampled_from([None, "open", "decided"]),
    as_of=st.just(DAY),
    sort=st.sampled_from([None, "name", "changed"]),
    suppose=st.sampled_from([(), ("ceasefire",)]),
)


def written(ending: str, register: RegisterOnDay, selection: Selection) -> bytes:
    export_format = format_of(ending)
    assert export_format is not None
    with override("en"):
        matrix = shown(register, selection)
        return export_format.write(Export(matrix, selection, 7, "http://testserver/"))


def of_csv(content: bytes) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(content.decode(), newline="")))


def of_workbook(content: bytes) -> list[dict[str, Any]]:
    """As the CSV file has it: numbers, days and truth in its spelling."""
    head, *rows = load_workbook(io.BytesIO(content))["matrix"].values
    return [{str(name): spelt(value) for name, value in zip(head, row, strict=True)} for row in rows]


def spelt(value: Any) -> str:
    if isinstance(value, bool):
        return str(value).lower()
    if isinstance(value, datetime):
        return value.date().isoformat()
    return "" if value is None else str(value)


def plain(row: dict[str, str]) -> dict[str, str]:
    """Without what a spreadsheet's XML can't hold or changes; numbers as numbers."""
    read = {
        name: without_control_characters(value).replace("\r\n", "\n").replace("\r", "\n")
        for name, value in row.items()
    }
    for name in ("quantity_low", "quantity_high"):
        read[name] = f"{float(read[name]):g}" if read[name] else ""
    for name in ("quantity", "quantity_unit"):
        read[name] = read[name].lstrip("'").strip()
    return read


@given(REGISTERS, ASKED)
def test_law_csv_and_json_say_the_same_of_every_cell(register: RegisterOnDay, selection: Selection) -> None:
    rows = {(row["code"], row["kind"]): row for row in of_csv(written("csv", register, selection))}
    document = json.loads(written("json", register, selection))
    cells = {
        (country["code"], kind): cell
        for country in document["countries"]
        for kind, cell in country["cells"].items()
    }
    assert list(rows) == list(cells)
    for key, cell in cells.items():
        row, quantity = rows[key], cell["quantity"]
        assert (row["status"], row["said_on"], row["change"]) == (
            cell["status"],
            cell["said_on"],
            cell["change"] or "",
        )
        assert row["conditional"] == str(cell["conditional"]).lower()
        assert row["contested"] == str(cell["contested"]).lower()
        assert row["conditions"] == ";".join(cell["conditions"])
        assert row["pledges"] == ";".join(cell["pledges"])
        assert row["reports"] == str(cell["reports"])
        assert row["as_of"] == document["as_of"] == DAY.isoformat()
        assert row["quantity_unit"] == (harmless(quantity["unit"]) if quantity else "")
        assert [row["quantity_low"], row["quantity_high"]] == (
            [str(quantity["low"]), str(quantity["high"])] if quantity else ["", ""]
        )


@settings(max_examples=40)  # a workbook is some files in an archive
@given(REGISTERS, ASKED)
def test_law_a_workbook_holds_the_rows_of_the_csv_file(register: RegisterOnDay, selection: Selection) -> None:
    rows = of_csv(written("csv", register, selection))
    sheet = of_workbook(written("xlsx", register, selection))
    assert [plain(row) for row in sheet] == [plain(row) for row in rows]


@given(REGISTERS, ASKED)
def test_law_nothing_in_a_file_of_rows_begins_a_formula(
    register: RegisterOnDay, selection: Selection
) -> None:
    for row in of_csv(written("csv", register, selection)):
        assert not any(value.startswith(FORMULA) for value in row.values())


def test_an_empty_register_gives_a_head_without_rows_in_every_format() -> None:
    for one in FORMATS:
        content = written(one.ending, RegisterOnDay([]), Selection(as_of=DAY))
        if one.ending == "json":
            assert all(country["cells"] == {} for country in json.loads(content)["countries"])
            assert len(json.loads(content)["countries"]) == 5
        elif one.ending == "csv":
            assert content.decode() == ",".join(COLUMNS) + "\r\n"
        else:
            assert of_workbook(content) == []


def test_no_two_formats_share_an_address_or_a_button() -> None:
    assert len({one.ending for one in FORMATS}) == len({one.label for one in FORMATS}) == len(FORMATS)
    assert format_of("pdf") is None
