"""The form of a new source."""

import pytest

from coalition.review.source_admin.forms import SourceForm

FEED = {"name": "Gazette", "url": "https://gazette.example/feed", "tier": "B", "poll_minutes": "20"}


def test_a_feed_is_taken_as_it_is_given() -> None:
    form = SourceForm(FEED | {"language": "uk"})
    assert form.is_valid(), form.errors
    assert form.cleaned_data == FEED | {"language": "uk", "poll_minutes": 20}


def test_an_address_without_a_scheme_is_a_secure_one() -> None:
    form = SourceForm(FEED | {"url": "gazette.example/feed"})
    assert form.is_valid()
    assert form.cleaned_data["url"] == "https://gazette.example/feed"


@pytest.mark.parametrize(
    ("name", "value"),
    [
        ("name", ""),
        ("url", ""),
        ("url", "file:///etc/passwd"),
        ("url", "https://gazette.example/" + "x" * 1000),
        ("tier", "Z"),
        ("language", "xx"),
        ("poll_minutes", "0"),
        ("poll_minutes", "1441"),
        ("poll_minutes", "often"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(name: str, value: str) -> None:
    assert list(SourceForm(FEED | {name: value}).errors) == [name]


def test_it_starts_with_what_is_usual() -> None:
    form = SourceForm()
    assert (form["tier"].value(), form["poll_minutes"].value()) == ("B", 15)
    assert form.fields["language"].choices[0] == ("", "find out")  # type: ignore[attr-defined]  # a ChoiceField
