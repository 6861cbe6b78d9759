"""What editors record beside pledges: whether a condition holds, how far a mandate has got, what was claimed of a group."""

from datetime import date
from typing import Any, ClassVar, TypedDict

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.accounts.models import User
from coalition.codebook.defaults import reported_basis, usual_tier
from coalition.codebook.loader import codebook
from coalition.register import actions
from coalition.register.models.mandates import STATES
from coalition.review.conditions_and_mandates.queries import country_names
from coalition.review.forms import fields
from coalition.review.forms.versions import read_version


class Day(TypedDict):
    said_on: date
    precision: str


class ContextForm(forms.Form):
    """A dated statement with one piece of evidence; what it is about comes from the subclass."""

    # What says what it is about, and stays as it is when it is corrected.
    SUBJECT: ClassVar[tuple[str, ...]] = ()
    EVIDENCE: ClassVar[tuple[str, ...]] = ("text", "url", "reference", "publisher", "tier")

    said_on = fields.date_field(gettext_lazy("Said on"))
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
    tier = forms.ChoiceField(label=gettext_lazy("Kind of source"), initial=usual_tier)
    basis = forms.ChoiceField(label=gettext_lazy("What the evidence rests on"), initial=reported_basis)
    version = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        fields.set_choices(self, "precision", fields.precision_choices())
        fields.set_choices(self, "tier", fields.tier_choices())
        fields.set_choices(self, "basis", fields.basis_choices())

    @property
    def statement_fields(self) -> list[forms.BoundField]:
        """What is said, and when: all but the evidence and what every correction has besides."""
        others = {*self.EVIDENCE, "basis", "version", "keep", "reason"}
        return [self[name] for name in self.fields if name not in others]

    @property
    def evidence_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.EVIDENCE]

    @property
    def expected_version(self) -> int:
        """The newest row when the form was shown."""
        return read_version(str(self.cleaned_data.get("version", "")))

    def day(self) -> Day:
        return {"said_on": self.cleaned_data["said_on"], "precision": self.cleaned_data["precision"]}

    def evidence_input(self) -> actions.EvidenceInput:
        given = {name: self.cleaned_data[name] for name in (*self.EVIDENCE, "basis")}
        return actions.EvidenceInput(form="summary", **given)


class ConditionForm(ContextForm):
    SUBJECT: ClassVar[tuple[str, ...]] = ("condition", "country")

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
        fields.set_choices(self, "condition", fields.condition_choices())
        fields.set_choices(self, "country", [("", _("of all")), *country_names()])
        fields.set_choices(self, "state", [("met", _("met")), ("unmet", _("unmet"))])

    def clean(self) -> dict[str, object]:
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
            state=data["state"],
            evidence=[self.evidence_input()],
            seen=self.expected_version,
            **self.day(),
        )


class MandateForm(ContextForm):
    SUBJECT: ClassVar[tuple[str, ...]] = ("country", "body", "what")

    country = forms.ChoiceField(label=gettext_lazy("Country"))
    body = forms.CharField(label=gettext_lazy("Body"), max_length=200)
    what = forms.CharField(label=gettext_lazy("What it has to agree to"), max_length=300)
    state = forms.ChoiceField(label=gettext_lazy("State"))
    words = forms.CharField(label=gettext_lazy("In the words of the report"), max_length=300, required=False)
    majority = forms.CharField(label=gettext_lazy("Majority needed"), max_length=200, required=False)
    next_on = fields.date_field(gettext_lazy("Next date"), required=False)
    next_what = forms.CharField(label=gettext_lazy("What happens then"), max_length=300, required=False)
    field_order = ("country", "body", "what", "state", "words", "majority", "next_on", "next_what")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        fields.set_choices(self, "country", country_names())
        fields.set_choices(self, "state", [(slug.value, str(label)) for slug, label in STATES.items()])

    def record(self, by: User) -> None:
        data = self.cleaned_data
        subject = {name: data[name] for name in self.SUBJECT}
        procedure = self.procedure([self.evidence_input()])
        actions.set_mandate(by=by, step=procedure, seen=self.expected_version, **subject)

    def procedure(self, evidence: list[actions.EvidenceInput]) -> actions.MandateStepInput:
        names = ("state", "words", "majority", "next_on", "next_what")
        given = {name: self.cleaned_data[name] for name in names}
        return actions.MandateStepInput(evidence=evidence, **given, **self.day())


class GroupClaimForm(ContextForm):
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
        fields.set_choices(self, "kinds", [(one.slug, str(one)) for one in codebook().kinds])
        fields.set_choices(self, "conditions", fields.condition_choices())

    def record(self, by: User) -> None:
        actions.record_group_claim(
            by=by, claim=self.claimed([self.evidence_input()]), seen=self.expected_version
        )

    def claimed(self, evidence: list[actions.EvidenceInput]) -> actions.GroupClaimInput:
        given = {name: self.cleaned_data[name] for name in self.field_order}
        return actions.GroupClaimInput(evidence=evidence, **given, **self.day())
