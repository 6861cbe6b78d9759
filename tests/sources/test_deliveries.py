"""What is handed in is noted as it was given, and refused at once where nothing else can come of it."""

from datetime import date

import pytest
from pytest_django import Settings

from coalition.sources import deliveries, snapshots
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Delivery, Snapshot
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db


def test_an_address_waits_with_what_the_editor_said_of_it() -> None:
    editor = EditorFactory.create()
    row = deliveries.hand_in_url(
        by=editor,
        url=" https://paper.example/a?utm_source=x#part ",
        source_name="The\nPaper",
        published_on=date(2026, 3, 1),
        language="de",
    )
    row.refresh_from_db()
    assert row.state == Delivery.State.WAITING
    assert (row.url, row.source_name, row.published_on, row.language, row.handed_in_by) == (
        "https://paper.example/a",
        "The Paper",
        date(2026, 3, 1),
        "de",
        editor,
    )


def test_a_file_is_kept_with_the_type_that_its_name_tells() -> None:
    row = deliveries.hand_in_bytes(by=None, data=b"<p>Snow</p>", name="oslo.html")
    assert (row.content_type, row.reference) == ("text/html", "oslo.html")
    assert row.snapshot is not None
    assert snapshots.read(row.snapshot) == b"<p>Snow</p>"


def test_the_same_bytes_are_kept_once() -> None:
    first, second = (
        deliveries.hand_in_bytes(by=None, data=b"Snow", name=name) for name in ("a.txt", "b.txt")
    )
    assert first.snapshot == second.snapshot
    assert Snapshot.objects.count() == 1


def test_a_file_that_is_too_large_is_refused_without_its_bytes(settings: Settings) -> None:
    settings.COALITION_FETCH_LIMIT = 2_000
    row = deliveries.hand_in_bytes(by=None, data=b"a" * 2_001, name="oslo.txt")
    assert (row.state, row.reason, row.snapshot) == ("refused", "It is larger than 2,000 bytes.", None)
    assert deliveries.hand_in_bytes(by=None, data=b"a" * 2_000, name="oslo.txt").state == "waiting"


def test_pasted_text_is_found_by_its_title_address_or_source() -> None:
    assert deliveries.hand_in_text(by=None, text="Snow", title="Oslo").reference == "Oslo"
    assert deliveries.hand_in_text(by=None, text="Snow", url="https://paper.example/").reference == (
        "https://paper.example/"
    )
    assert deliveries.hand_in_text(by=None, text="Snow", source_name="The Paper").reference == "The Paper"


def test_pasted_text_loses_what_no_text_can_hold() -> None:
    row = deliveries.hand_in_text(by=None, text="Sn\x00ow\ud800", title="Oslo")
    assert row.snapshot is not None
    assert snapshots.read(row.snapshot) == b"Snow"


def test_an_address_that_is_none_is_no_delivery() -> None:
    with pytest.raises(ForbiddenAddress):
        deliveries.hand_in_bytes(by=None, data=b"Snow", name="a.txt", url="ftp://paper.example/")
    assert not Delivery.objects.exists()
