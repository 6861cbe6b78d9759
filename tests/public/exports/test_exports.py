"""The selection as JSON, CSV and Excel."""

import csv
import io
import json
from dataclasses import replace
from datetime import date
from decimal import Decimal

import openpyxl
import pytest
from django.test import Client

from coalition.register.actions import Quantity
from coalition.register.models import Pledge
from tests.factories import register
from tests.public.reading import document, page

pytestmark = pytest.mark.django_db
GOVERNMENT = replace(register.EVIDENCE, basis="government")


def test_json_is_the_document_of_the_contract(client: Client, troops: Pledge) -> None:
    found = document(client, "?as_of=2026-01-07&compare=2025-12-01")
    assert found["as_of"] == "2026-01-07"
    assert found["known_at"] is None
    assert found["version"] == 3
    assert found["kinds"][0] == {"slug": "troops", "name": "Troops in Ukraine"}
    germany = next(country for country in found["countries"] if country["code"] == "DE")
    assert germany == {
        "code": "DE",
        "name": "Germany",
        "cells": {
            "troops": {
                "status": "open",
                "conditional": True,
                "conditions": ["ceasefire", "parliament"],
                "quantity": None,
                "said_on": "2026-01-06",
                "change": "up",
                "contested": False,
                "pledges": ["de-troops-1"],
                "reports": 1,
            }
        },
    }
    assert next(country for country in found["countries"] if country["code"] == "FR")["cells"] == {}


@pytest.mark.parametrize("address", ["/", "/matrix.csv", "/matrix.xlsx"])
def test_an_unknown_parameter_is_refused_by_name(client: Client, troops: Pledge, address: str) -> None:
    response = client.get(f"{address}?contry=DE")
    assert response.status_code == 400
    assert "contry" in response.content.decode()


def test_programs_get_problem_details(client: Client, troops: Pledge) -> None:
    response = client.get("/matrix.json?country=XX")
    assert response.status_code == 400
    assert response["Content-Type"] == "application/problem+json"
    assert "country" in json.loads(response.content)["detail"]


def test_csv_and_excel_say_the_same_as_json(client: Client, troops: Pledge) -> None:
    pledge = register.pledge("FR", kind="funding", title="Money")
    amount = Quantity(Decimal(1000), Decimal("2500.50"), "=EUR()")
    register.assessment(pledge, "decided", quantity=amount, proof=GOVERNMENT)
    response = client.get("/matrix.csv")
    rows = list(csv.DictReader(io.StringIO(response.content.decode(), newline="")))
    assert response["Content-Type"] == "text/csv; charset=utf-8"
    assert [(row["code"], row["kind"], row["status"], row["conditional"]) for row in rows] == [
        ("FR", "funding", "decided", "false"),
        ("DE", "troops", "open", "true"),
    ]
    assert rows[1]["conditions"] == "ceasefire;parliament"
    sheet = openpyxl.load_workbook(io.BytesIO(client.get("/matrix.xlsx").content)).active
    assert sheet is not None
    assert [[cell.value for cell in row][:4] for row in sheet.rows][1] == [
        "FR",
        "France",
        "funding",
        "decided",
    ]


def test_a_spreadsheet_has_numbers_days_and_what_its_columns_mean(client: Client, troops: Pledge) -> None:
    amount = Quantity(Decimal(50), Decimal(250), "soldiers")
    register.assessment(troops, "open", date(2026, 1, 9), quantity=amount)
    response = client.get("/matrix.xlsx?as_of=2026-02-01")
    assert response["Content-Disposition"] == 'attachment; filename="ukraine-matrix-2026-02-01.xlsx"'
    book = openpyxl.load_workbook(io.BytesIO(response.content))
    head, row = list(book["matrix"].values)[:2]
    cell = dict(zip(head, row, strict=True))
    assert (cell["quantity_low"], cell["quantity_high"], cell["quantity_unit"]) == (50, 250, "soldiers")
    assert cell["said_on"].date() == date(2026, 1, 9)
    assert cell["as_of"].date() == date(2026, 2, 1)
    about = dict(book["about"].values)
    assert set(head) < set(about)
    assert about["Address"] == "http://testserver/?as_of=2026-02-01"


def test_csv_spells_out_a_range_its_unit_and_its_day(client: Client, troops: Pledge) -> None:
    register.assessment(
        troops, "open", date(2026, 1, 9), quantity=Quantity(Decimal(50), Decimal(250), "soldiers")
    )
    text = client.get("/matrix.csv?as_of=2026-02-01").content.decode()
    (row,) = csv.DictReader(io.StringIO(text, newline=""))
    assert row["quantity"] == "50–250 soldiers"
    assert (row["quantity_low"], row["quantity_high"], row["quantity_unit"]) == ("50", "250", "soldiers")
    assert (row["said_on"], row["as_of"]) == ("2026-01-09", "2026-02-01")
    assert all(f"<code>{column}</code>" in page(client, "/data/") for column in row)


def test_no_cell_of_a_spreadsheet_begins_a_formula() -> None:
    from coalition.public.exports.table import harmless

    assert [harmless(text) for text in ("=1+1", "+1", "-1", "@x", "\t=1", "a=1")] == [
        "'=1+1",
        "'+1",
        "'-1",
        "'@x",
        "'\t=1",
        "a=1",
    ]
