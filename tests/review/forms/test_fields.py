"""Fields that all forms of the desk share."""

from datetime import date, timedelta
from decimal import Decimal

import pytest
from django import forms
from django.utils import timezone
from django.utils.translation import override

from coalition.codebook.loader import codebook
from coalition.review.forms import fields


@pytest.mark.parametrize(
    ("number", "text"),
    [
        (None, ""),
        (Decimal(500), "500"),
        (Decimal("500.00"), "500"),
        (Decimal("0.50"), "0.5"),
        (Decimal("1E+3"), "1000"),
        (0, "0"),
        (Decimal("0.00"), "0"),
    ],
)
def test_a_number_is_shown_without_decimals_that_say_nothing(number: object, text: str) -> None:
    assert fields.form_number(number) == text


def test_tomorrow_is_the_future_today_and_no_day_are_not() -> None:
    today = timezone.now().date()
    assert fields.is_future(today + timedelta(days=1))
    assert not fields.is_future(today)
    assert not fields.is_future(None)


def test_a_day_is_asked_for_with_the_browsers_own_picker_and_shown_in_its_format() -> None:
    field = fields.date_field("On", required=False)
    html = field.widget.render("on", date(2026, 3, 2))
    assert 'type="date"' in html
    assert 'value="2026-03-02"' in html
    assert field.clean("") is None
    with pytest.raises(forms.ValidationError):
        fields.date_field("On").clean("")


def test_choices_are_made_in_the_readers_language() -> None:
    with override("de"):
        german = dict(fields.precision_choices())
    assert list(german) == ["day", "month", "about"]
    assert german != dict(fields.precision_choices())


def test_choices_come_from_the_codebook() -> None:
    assert [slug for slug, _ in fields.condition_choices()] == [one.slug for one in codebook().conditions]
    assert [slug for slug, _ in fields.basis_choices()] == [one.slug for one in codebook().bases_of_evidence]
    slug, label = fields.tier_choices()[0]
    assert label.startswith(f"{slug} · ")


def test_a_language_can_be_left_open() -> None:
    choices = fields.language_choices("find out")
    assert choices[0] == ("", "find out")
    assert "uk" in dict(choices)


def test_choices_are_set_on_one_form_and_not_on_its_class() -> None:
    class Form(forms.Form):
        colour = forms.ChoiceField()

    form = Form({"colour": "red"})
    fields.set_choices(form, "colour", [("red", "Red")])
    assert form.is_valid()
    assert not Form({"colour": "red"}).is_valid()
