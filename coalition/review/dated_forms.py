"""What editors record beside pledges: whether a condition holds, how far a mandate has got, what was claimed of a group."""

from collections.abc import Sequence
from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.register import actions
from coalition.register.models import ConditionState, Country
from coalition.register.models.mandates import STATES

type Choices = list[tuple[str, str]]


def _day_field(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class DatedForm(forms.Form):
    """A dated word with one piece of evidence; what it is about comes from the subclass."""

    said_on = _day_field(gettext_lazy("Said on"))
    precision = forms.ChoiceField(label=gettext_lazy("How exactly known"), initial="day")
    text = forms.CharField(
        label=gettext_lazy("A summary of the evidence"), max_length=5000, widget=forms.Textarea({"rows": 3})
    )
    url = forms.URLField(
        label=gettext_lazy("Address"), max_length=2000, required=False, assume_scheme="https"
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference, if it has no address"), max_length=500, required=False
    )
    publisher = forms.CharField(label=gettext_lazy("Publisher"), max_length=200)
    tier = forms.ChoiceField(label=gettext_lazy("Kind of source"), initial="B")
    basis = forms.ChoiceField(label=gettext_lazy("What the evidence rests on"), initial="report")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(
            *args, **{"label_suffix": "", "initial": {"said_on": timezone.now().date()}} | kwargs
        )
        book = codebook()
        self.choose(
            "precision", [("day", _("that day")), ("month", _("that month")), ("about", _("about that day"))]
        )
        self.choose("tier", [(one.slug, f"{one.slug} · {one}") for one in book.tiers])
        self.choose("basis", [(one.slug, str(one)) for one in book.bases_of_evidence])

    def choose(self, name: str, choices: Choices) -> None:
        field = self.fields[name]
        assert isinstance(field, forms.ChoiceField)  # noqa: S101 - for the type checker
        field.choices = choices

    def evidence(self) -> list[actions.Proof]:
        names = ("text", "url", "reference", "publisher", "tier", "basis")
        return [actions.Proof(form="summary", **{name: self.cleaned_data[name] for name in names})]


class ConditionForm(DatedForm):
    condition = forms.ChoiceField(label=gettext_lazy("Condition"))
    country = forms.ChoiceField(
        label=gettext_lazy("Country"),
        required=False,
        help_text=gettext_lazy("Only for conditions of one country."),
    )
    state = forms.ChoiceField(label=gettext_lazy("State"))
    field_order = ("condition", "country", "state")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("condition", [(one.slug, str(one)) for one in codebook().conditions])
        self.choose("country", [("", _("of all")), *_countries()])
        self.choose("state", [("met", _("met")), ("unmet", _("unmet"))])

    def clean(self) -> dict[str, Any]:
        data = super().clean() or {}
        slug = data.get("condition")
        if slug and codebook().condition(slug).scope == "country" and not data.get("country"):
            self.add_error("country", _("Say whose condition this is: it is one of a country."))
        if slug and codebook().condition(slug).scope == "world":
            data["country"] = ""
        return data

    def record(self, by: User) -> None:
        data = self.cleaned_data
        countries = [data["country"]] if data["country"] else []
        condition = actions.conditions_for([data["condition"]], countries)[0]
        actions.set_condition(
            by=by,
            condition=condition,
            state=ConditionState.State(data["state"]),
            said_on=data["said_on"],
            precision=data["precision"],
            evidence=self.evidence(),
        )


class MandateForm(DatedForm):
    country = forms.ChoiceField(label=gettext_lazy("Country"))
    body = forms.CharField(label=gettext_lazy("Body"), max_length=200)
    what = forms.CharField(label=gettext_lazy("What it has to agree to"), max_length=300)
    state = forms.ChoiceField(label=gettext_lazy("State"))
    majority = forms.CharField(label=gettext_lazy("Majority needed"), max_length=200, required=False)
    next_on = _day_field(gettext_lazy("Next date"), required=False)
    next_what = forms.CharField(label=gettext_lazy("What happens then"), max_length=300, required=False)
    field_order = ("country", "body", "what", "state", "majority", "next_on", "next_what")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("country", _countries())
        self.choose("state", [(slug.value, str(words)) for slug, words in STATES.items()])

    def record(self, by: User) -> None:
        data = self.cleaned_data
        procedure = actions.Procedure(
            state=data["state"],
            said_on=data["said_on"],
            precision=data["precision"],
            majority=data["majority"],
            next_on=data["next_on"],
            next_what=data["next_what"],
            evidence=self.evidence(),
        )
        actions.set_mandate(
            by=by, country=data["country"], body=data["body"], what=data["what"], procedure=procedure
        )


class ClaimForm(DatedForm):
    claimed_by = forms.CharField(label=gettext_lazy("Who said it"), max_length=200)
    number = forms.IntegerField(label=gettext_lazy("Number of countries"), min_value=1, required=False)
    what = forms.CharField(label=gettext_lazy("What was said of them"), max_length=300)
    kinds = forms.MultipleChoiceField(label=gettext_lazy("Kinds"), widget=forms.CheckboxSelectMultiple)
    conditions = forms.MultipleChoiceField(
        label=gettext_lazy("Only if"), required=False, widget=forms.CheckboxSelectMultiple
    )
    field_order = ("claimed_by", "number", "what", "kinds", "conditions")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("kinds", [(one.slug, str(one)) for one in codebook().kinds])
        self.choose("conditions", [(one.slug, str(one)) for one in codebook().conditions])

    def record(self, by: User) -> None:
        data = self.cleaned_data
        names: Sequence[str] = ("claimed_by", "number", "what", "kinds", "conditions", "said_on", "precision")
        claimed = actions.Claimed(**{name: data[name] for name in names}, evidence=self.evidence())
        actions.record_group_claim(by=by, claimed=claimed)


# By the last part of the address.
FORMS: dict[str, type[ConditionForm | MandateForm | ClaimForm]] = {
    "condition": ConditionForm,
    "mandate": MandateForm,
    "claim": ClaimForm,
}


def _countries() -> Choices:
    return sorted(((one.code, one.name) for one in Country.objects.all()), key=lambda pair: pair[1])
