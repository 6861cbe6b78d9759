"""What the record shall say of a pledge: status, conditions, day, quantity."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Condition, Status
from coalition.register.actions import Quantity
from coalition.review.forms import fields
from coalition.review.suggestions.proposal_fields import AssessmentDraft


@dataclass(frozen=True)
class StatusOption:
    """A status to choose, with the key that chooses it and what its evidence must rest on."""

    status: Status
    key: str
    checked: bool
    needs: str


@dataclass(frozen=True)
class ConditionOption:
    condition: Condition
    checked: bool


class AssessmentForm(forms.Form):
    """The fields of one assessment, and what they must be to be recorded."""

    status = forms.ChoiceField(label=gettext_lazy("New status"), widget=forms.RadioSelect)
    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("Only if"), required=False, widget=forms.CheckboxSelectMultiple
    )
    said_on = fields.date_field(gettext_lazy("Said on"))
    precision = forms.ChoiceField(label=gettext_lazy("How exactly known"))
    quantity_low = forms.DecimalField(
        label=gettext_lazy("At least"), min_value=0, max_digits=20, decimal_places=2, required=False
    )
    quantity_high = forms.DecimalField(
        label=gettext_lazy("At most"), min_value=0, max_digits=20, decimal_places=2, required=False
    )
    quantity_unit = forms.CharField(label=gettext_lazy("Unit"), max_length=40, required=False)
    basis = forms.ChoiceField(label=gettext_lazy("The evidence rests on"), required=False)
    note = forms.CharField(
        label=gettext_lazy("Note for the record"),
        required=False,
        max_length=2000,
        widget=forms.Textarea({"rows": 2}),
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        fields.set_choices(self, "status", [(one.slug, str(one)) for one in codebook().statuses])
        fields.set_choices(self, "conditions", fields.condition_choices())
        fields.set_choices(self, "precision", fields.precision_choices())
        fields.set_choices(self, "basis", [("", _("as found")), *fields.basis_choices()])
        for name in ("quantity_low", "quantity_high"):
            self.fields[name].widget.attrs["step"] = "any"

    @property
    def status_options(self) -> list[StatusOption]:
        book, chosen = codebook(), self["status"].value()
        return [
            StatusOption(
                status=one,
                key=str(number),
                checked=one.slug == chosen,
                needs=", ".join(str(book.basis(slug)) for slug in one.needs_basis),
            )
            for number, one in enumerate(book.statuses)
        ]

    @property
    def condition_options(self) -> list[ConditionOption]:
        chosen = self["conditions"].value() or []
        return [ConditionOption(one, one.slug in chosen) for one in codebook().conditions]

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        self._check_basis(data.get("status"))
        if fields.is_future(data.get("said_on")):
            self.add_error("said_on", _("This day lies in the future. Give the day on which it was said."))
        self._check_quantity(data.get("quantity_low"), data.get("quantity_high"), data.get("quantity_unit"))
        return data

    def _check_basis(self, status: str | None) -> None:
        needed = codebook().status(status).needs_basis if status else ()
        if needed and not self._bases().intersection(needed):
            names = ", ".join(str(codebook().basis(slug)) for slug in needed)
            message = _("This status needs evidence that rests on one of these: %(bases)s.")
            self.add_error("basis", message % {"bases": names})

    def _check_quantity(self, low: Decimal | None, high: Decimal | None, unit: str | None) -> None:
        if low is not None and high is not None and high < low:
            self.add_error("quantity_high", _("This is less than “at least”. Swap the two numbers."))
        if (low is not None or high is not None) and not unit:
            self.add_error("quantity_unit", _("Say what is counted."))
        if unit and low is None and high is None:
            self.add_error("quantity_low", _("Give a number, or clear the unit."))

    def _bases(self) -> set[str]:
        """What the evidence that would be recorded rests on."""
        return {self._basis()}

    def _basis(self) -> str:
        return str(self.cleaned_data.get("basis") or "")

    def draft(self) -> AssessmentDraft:
        data = self.cleaned_data
        return AssessmentDraft(
            status=data["status"],
            said_on=data["said_on"],
            precision=data["precision"],
            conditions=frozenset(data["conditions"]),
            quantity=self._quantity(data["quantity_low"], data["quantity_high"]),
        )

    def _quantity(self, low: Decimal | None, high: Decimal | None) -> Quantity | None:
        """One number alone is both the least and the most."""
        least = high if low is None else low
        most = low if high is None else high
        if least is None or most is None:
            return None
        return Quantity(least, most, self.cleaned_data["quantity_unit"])
