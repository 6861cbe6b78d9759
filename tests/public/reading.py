"""Pages as tests read them."""

import csv
import io
import json
from typing import Any

from django.test import Client


def page(client: Client, address: str, **headers: str) -> str:
    response = client.get(address, headers=headers)
    assert response.status_code == 200, address
    return str(response.content.decode())


def document(client: Client, query: str = "") -> dict[str, Any]:
    return dict(json.loads(client.get(f"/matrix.json{query}").content))


def table(client: Client, address: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(page(client, address))))
