"""What editors record beside pledges: whether a condition holds, how far a mandate has got, what was claimed of a group."""

from typing import Any, ClassVar

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.register import actions
from coalition.register.models import Country
from coalition.register.models.mandates import STATES
from coalition.review.corrections.forms import newest_seen

type Choices = list[tuple[str, str]]


def _day_field(label: Any, *, required: bool = True) -> forms.DateField:
    widget = forms.DateInput({"type": "date"}, format="%Y-%m-%d")
    return forms.DateField(label=label, required=required, widget=widget)


class ContextForm(forms.Form):
    """A dated word with one piece of evidence; what it is about comes from the subclass."""

    # What of it says what it is about, and stays as it is when it is put right.
    ABOUT: ClassVar[tuple[str, ...]] = ()
    EVIDENCE: ClassVar[tuple[str, ...]] = ("text", "url", "reference", "publisher", "tier")

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
    seen = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
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

    @property
    def own_fields(self) -> list[forms.BoundField]:
        """What is said, and when: all but the evidence and what every form that puts right has besides."""
        others = {*self.EVIDENCE, "basis", "seen", "keep", "reason"}
        return [self[name] for name in self.fields if name not in others]

    @property
    def evidence_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in self.EVIDENCE]

    def dated(self) -> dict[str, Any]:
        return {name: self.cleaned_data[name] for name in ("said_on", "precision")}

    def proof(self) -> actions.EvidenceInput:
        words = {name: self.cleaned_data[name] for name in (*self.EVIDENCE, "basis")}
        return actions.EvidenceInput(form="summary", **words)


class ConditionForm(ContextForm):
    ABOUT = ("condition", "country")

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
            state=data["state"],
            evidence=[self.proof()],
            seen=newest_seen(self),
            **self.dated(),
        )


class MandateForm(ContextForm):
    ABOUT = ("country", "body", "what")

    country = forms.ChoiceField(label=gettext_lazy("Country"))
    body = forms.CharField(label=gettext_lazy("Body"), max_length=200)
    what = forms.CharField(label=gettext_lazy("What it has to agree to"), max_length=300)
    state = forms.ChoiceField(label=gettext_lazy("State"))
    words = forms.CharField(label=gettext_lazy("In the words of the report"), max_length=300, required=False)
    majority = forms.CharField(label=gettext_lazy("Majority needed"), max_length=200, required=False)
    next_on = _day_field(gettext_lazy("Next date"), required=False)
    next_what = forms.CharField(label=gettext_lazy("What happens then"), max_length=300, required=False)
    field_order = ("country", "body", "what", "state", "words", "majority", "next_on", "next_what")

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.choose("country", _countries())
        self.choose("state", [(slug.value, str(words)) for slug, words in STATES.items()])

    def record(self, by: User) -> None:
        data = self.cleaned_data
        about = {name: data[name] for name in self.ABOUT}
        procedure = self.procedure([self.proof()])
        actions.set_mandate(by=by, procedure=procedure, seen=newest_seen(self), **about)

    def procedure(self, proofs: list[actions.EvidenceInput]) -> actions.Procedure:
        names = ("state", "words", "majority", "next_on", "next_what")
        words = {name: self.cleaned_data[name] for name in names}
        return actions.Procedure(evidence=proofs, **words, **self.dated())


class ClaimForm(ContextForm):
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
        actions.record_group_claim(by=by, claimed=self.claimed([self.proof()]), seen=newest_seen(self))

    def claimed(self, proofs: list[actions.EvidenceInput]) -> actions.GroupClaimInput:
        words = {name: self.cleaned_data[name] for name in self.field_order}
        return actions.GroupClaimInput(evidence=proofs, **words, **self.dated())


def _countries() -> Choices:
    return sorted(((one.code, one.name) for one in Country.objects.all()), key=lambda pair: pair[1])
