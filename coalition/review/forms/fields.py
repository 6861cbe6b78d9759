"""Fields that look and behave alike in all forms of the desk."""

from datetime import date
from typing import TYPE_CHECKING

from django import forms
from django.conf import settings
from django.utils import timezone
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook

if TYPE_CHECKING:
    from django.utils.functional import _StrPromise  # the stubs know more than Django

type Choices = list[tuple[str, str]]


def date_field(label: "str | _StrPromise", *, required: bool = True) -> forms.DateField:
    """A day, in the browser's own date picker."""
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


def set_choices(form: forms.Form, name: str, choices: Choices) -> None:
    """The choices of a field that depend on the language or the register, and so are set when the form is made."""
    field = form.fields[name]
    assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
    field.choices = choices


def precision_choices() -> Choices:
    return [("day", _("that day")), ("month", _("that month")), ("about", _("about that day"))]


def basis_choices() -> Choices:
    return [(one.slug, str(one)) for one in codebook().bases_of_evidence]


def tier_choices() -> Choices:
    return [(one.slug, f"{one.slug} · {one}") for one in codebook().tiers]


def condition_choices() -> Choices:
    return [(one.slug, str(one)) for one in codebook().conditions]


def language_choices(unknown: str) -> Choices:
    """The languages of the site; `unknown` is what leaving it open is called."""
    return [("", unknown), *settings.LANGUAGES]


def is_future(day: date | None) -> bool:
    return day is not None and day > timezone.now().date()


def form_number(number: object) -> str:
    """A number for a form's field: without the decimals that say nothing; empty for None."""
    if number is None:
        return ""
    text = f"{number:f}"
    return text.rstrip("0").rstrip(".") if "." in text else text
