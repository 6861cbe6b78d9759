"""Files that version 0.1 wrote or was given are read as they are: starter data, feeds, annotated articles, measured quality."""

from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest
from django.core.management import call_command
from django.test import Client

from coalition.codebook.quality import Measurements
from coalition.core.paths import PROJECT
from coalition.readings.evaluation.files import read_gold, read_texts
from coalition.register.models import Assessment, Country, GroupClaim, MandateStep, Membership, Pledge
from coalition.sources.models import Source

RECORDED = PROJECT / "tests" / "recorded" / "version_0_1"


@pytest.fixture
def old_folder(tmp_path: Path, settings) -> Path:
    """A codebook's folder of today, with the data of then beside it."""
    today = PROJECT / "codebooks" / "ukraine"
    for path in today.iterdir():
        old = RECORDED / path.name
        (tmp_path / path.name).symlink_to(old if old.exists() else path)
    settings.COALITION_CODEBOOK = tmp_path
    return tmp_path


@pytest.mark.django_db
def test_the_starter_data_is_loaded_with_all_it_says(old_folder):
    call_command("load_starter", verbosity=0)
    assert [row.code for row in Country.objects.all()] == ["HU", "NO", "UA"]
    assert set(Membership.objects.values_list("country", "body", "valid_from")) == {
        ("UA", "coalition", date(2025, 4, 4)),
        ("NO", "coalition", date(2025, 4, 4)),
        ("HU", "eu", date(2004, 5, 1)),
        ("NO", "nato", date(1949, 4, 4)),
    }
    soldiers = Pledge.objects.get(kind="troops").assessments.order_by("pk")
    assert [(row.status, row.said_on, row.said_on_precision) for row in soldiers] == [
        ("refused", date(2026, 1, 6), "day"),
        ("open", date(2026, 2, 1), "about"),
    ]
    assert {one.condition.slug for one in soldiers[1].waits_for.all()} == {"ceasefire", "parliament"}
    assert soldiers[1].evidence.get().reference == "Gazette of 1 February"
    fund = Assessment.objects.get(pledge__kind="funding")
    assert fund.pledge.countries.count() == 2
    assert (fund.quantity_low, fund.quantity_high, fund.quantity_unit) == (
        Decimal(1000000),
        Decimal("2500000.50"),
        "EUR",
    )
    assert (fund.evidence.get().office, fund.evidence.get().tier) == ("Prime Minister", "A")
    step = MandateStep.objects.get()
    assert (step.mandate.body, step.state, step.state_words, step.majority, step.next_on) == (
        "Storting",
        "not_asked",
        "not held",
        "simple",
        date(2026, 5, 1),
    )
    assert list(GroupClaim.objects.order_by("pk").values_list("number", "kinds", "conditions")) == [
        (26, ["troops", "air"], ["ceasefire"]),
        (None, ["troops"], []),
    ]


@pytest.mark.django_db
def test_its_pages_show_it(old_folder, client: Client):
    call_command("load_starter", verbosity=0)
    countries = {
        row["code"]: row["cells"] for row in client.get("/matrix.json?as_of=2026-01-31").json()["countries"]
    }
    assert countries["NO"]["troops"]["status"] == "refused"
    assert countries["UA"]["funding"]["quantity"] == {"low": 1000000, "high": 2500000.5, "unit": "EUR"}


@pytest.mark.django_db
def test_the_list_of_feeds_is_loaded_paused(old_folder):
    call_command("load_feeds", verbosity=0)
    assert set(Source.objects.values_list("name", "url", "language", "tier", "active")) == {
        ("Gazette", "https://gazette.example/rss", "en", "A", False),
        ("Herald", "https://herald.example/atom", "", "B", False),
    }


def test_annotated_articles_are_read():
    gold = read_gold(RECORDED / "gold" / "gold.jsonl")
    texts = read_texts(RECORDED / "gold" / "texts", gold)
    assert set(gold) == {"a-en-01", "a-de-01"}
    money = gold["a-en-01"].claims[1]
    assert (money.right, money.maybe_conditions, money.ambiguous) == (
        {"pledged", "decided"},
        ["parliament"],
        True,
    )
    assert "one million euros" in texts["a-en-01"]


def test_what_was_measured_then_still_stands_on_the_list(old_folder):
    (found,) = Measurements.of(old_folder)
    assert (found.release, found.measured_on, found.all.pair.f1) == ("0.1.0", date(2026, 11, 23), 0.841)
    assert found.languages["en"].noise is None
