"""The form by which an article is handed in."""

from datetime import date

import pytest

from coalition.accounts.models import User
from coalition.review.hand_in.forms import HandInForm
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Delivery

TEXT = "Norway will not send soldiers to Ukraine, the minister said."


@pytest.mark.django_db
def test_a_text_is_handed_in_with_what_is_known_of_it(editor: User) -> None:
    form = HandInForm(
        {
            "title": "No soldiers",
            "text": TEXT,
            "source": "Gazette",
            "language": "en",
            "published": "2026-03-02",
        }
    )
    assert form.is_valid(), form.errors
    row = form.hand_in(editor)
    assert (row.title, row.source_name, row.language) == ("No soldiers", "Gazette", "en")
    assert (row.published_on, row.handed_in_by, row.state) == (date(2026, 3, 2), editor, "waiting")
    assert row.snapshot is not None


@pytest.mark.django_db
def test_an_address_waits_to_be_fetched(editor: User) -> None:
    form = HandInForm({"url": "https://gazette.example/1"})
    assert form.is_valid()
    row = form.hand_in(editor)
    assert (row.url, row.snapshot, row.published_on) == ("https://gazette.example/1", None, None)


@pytest.mark.django_db
def test_a_pasted_text_goes_before_its_address(editor: User) -> None:
    form = HandInForm({"url": "https://gazette.example/1", "text": TEXT})
    assert form.is_valid(), form.errors
    row = form.hand_in(editor)
    assert row.url == "https://gazette.example/1"
    assert row.snapshot is not None


@pytest.mark.django_db
def test_an_address_that_may_not_be_fetched_is_no_delivery(editor: User) -> None:
    form = HandInForm({"url": "ftp://gazette.example/1"})
    assert form.is_valid()
    with pytest.raises(ForbiddenAddress):
        form.hand_in(editor)
    assert not Delivery.objects.exists()


@pytest.mark.parametrize(
    ("data", "field", "sentence"),
    [
        ({}, "__all__", "Give the article’s address"),
        ({"title": "Only a headline"}, "__all__", "Give the article’s address"),
        ({"text": TEXT}, "title", "needs its headline"),
        ({"url": "nonsense"}, "url", "valid URL"),
        ({"url": "https://a.example/", "published": "2999-01-01"}, "published", "lies in the future"),
        ({"url": "https://a.example/", "published": "soon"}, "published", "valid date"),
        ({"url": "https://a.example/", "language": "xx"}, "language", "valid choice"),
        ({"title": "x" * 501, "text": TEXT}, "title", "500"),
    ],
)
def test_what_is_wrong_is_said_at_its_field(data: dict[str, str], field: str, sentence: str) -> None:
    errors = HandInForm(data).errors
    assert sentence in str(errors[field])


def test_the_language_can_be_left_to_be_found_out() -> None:
    assert HandInForm().fields["language"].choices[0] == ("", "find out")  # type: ignore[attr-defined]  # a ChoiceField
