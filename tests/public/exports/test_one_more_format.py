"""One more format of the matrix is one module and its name in the registry: address, buttons and the list for machines follow."""

import json
import re

import pytest
from django.test import Client

from coalition.public.exports import registry
from coalition.public.exports.export_format import Export, ExportFormat
from coalition.public.exports.table import COLUMNS, rows
from coalition.register.models import Pledge
from tests.public.reading import page

pytestmark = pytest.mark.django_db


def _write(export: Export) -> bytes:
    lines = [COLUMNS, *rows(export.matrix, export.selection)]
    return "\n".join("\t".join(map(str, line)) for line in [*lines, [export.address]]).encode()


TABBED = ExportFormat("tsv", "Tabs", "text/tab-separated-values; charset=utf-8", _write)


@pytest.fixture
def one_more(monkeypatch: pytest.MonkeyPatch) -> None:
    registry.FORMATS.append(TABBED)
    yield
    registry.FORMATS.remove(TABBED)


def test_it_has_an_address_that_takes_the_parameters_of_the_matrix(
    client: Client, troops: Pledge, one_more: None
) -> None:
    response = client.get("/matrix.tsv?as_of=2026-02-01&country=DE")
    assert response["Content-Type"] == "text/tab-separated-values; charset=utf-8"
    assert response["Content-Disposition"] == 'attachment; filename="ukraine-matrix-2026-02-01.tsv"'
    assert response["Access-Control-Allow-Origin"] == "*"
    head, row, address = response.content.decode().split("\n")
    assert head.split("\t")[:4] == ["code", "name", "kind", "status"]
    assert row.split("\t")[:4] == ["DE", "Germany", "troops", "open"]
    assert address == "http://testserver/?country=DE&as_of=2026-02-01"
    assert client.get("/matrix.tsv?contry=DE").status_code == 400


def test_it_has_its_button_wherever_the_others_have_theirs(
    client: Client, troops: Pledge, one_more: None
) -> None:
    assert '<a class="btn" href="/matrix.tsv" download>Tabs</a>' in page(client, "/data/")
    assert '<a class="btn" href="/matrix.tsv?country=DE" download>Tabs</a>' in page(client, "/?country=DE")


def test_machines_are_told_of_it(client: Client, troops: Pledge, one_more: None) -> None:
    (found,) = re.findall(
        r'<script type="application/ld\+json">(.*?)</script>', page(client, "/data/"), re.DOTALL
    )
    files = {one["encodingFormat"]: one["contentUrl"] for one in json.loads(found)["distribution"]}
    assert files["text/tab-separated-values"] == "http://testserver/matrix.tsv"


def test_the_formats_that_there_are_keep_their_addresses_and_their_order(
    client: Client, troops: Pledge
) -> None:
    assert [one.ending for one in registry.FORMATS] == ["csv", "xlsx", "json"]
    for one in registry.FORMATS:
        response = client.get(f"/matrix.{one.ending}")
        assert response["Content-Type"] == one.media_type
        assert response.has_header("Content-Disposition") == one.download
    assert '<a class="btn" href="/matrix.json">JSON</a>' in page(client, "/data/")


@pytest.mark.parametrize("ending", ["tsv", "html", "CSV"])
def test_a_format_that_is_not_there_is_not_found(client: Client, ending: str) -> None:
    assert client.get(f"/matrix.{ending}").status_code == 404
