"""One piece of evidence, as an editor writes it down for an assessment of their own."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.codebook.defaults import reported_basis
from coalition.register.actions import EvidenceInput
from coalition.review.forms import fields
from coalition.review.forms.assessment import AssessmentForm

# The fields that an EvidenceInput takes as they are.
EVIDENCE_FIELDS = (
    "form",
    "text",
    "url",
    "reference",
    "publisher",
    "tier",
    "speaker",
    "office",
    "language",
)


class EvidenceForm(AssessmentForm):
    """An assessment with one piece of evidence."""

    form = forms.ChoiceField(label=gettext_lazy("Words of the evidence"))
    text = forms.CharField(
        label=gettext_lazy("Quote or summary"), max_length=5000, widget=forms.Textarea({"rows": 4})
    )
    url = forms.URLField(
        label=gettext_lazy("Address"), max_length=2000, required=False, assume_scheme="https"
    )
    reference = forms.CharField(
        label=gettext_lazy("Reference, if it has no address"), max_length=500, required=False
    )
    publisher = forms.CharField(label=gettext_lazy("Publisher"), max_length=200)
    tier = forms.ChoiceField(label=gettext_lazy("Kind of source"))
    speaker = forms.CharField(label=gettext_lazy("Who said it"), max_length=200, required=False)
    office = forms.CharField(label=gettext_lazy("Office"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language of the words"), required=False)
    published = fields.date_field(gettext_lazy("Published on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        forms_of_evidence = [
            ("quote", _("a quote, word for word")),
            ("summary", _("a summary in our words")),
        ]
        fields.set_choices(self, "form", forms_of_evidence)
        fields.set_choices(self, "tier", fields.tier_choices())
        fields.set_choices(self, "basis", fields.basis_choices())
        fields.set_choices(self, "language", fields.language_choices(_("not known")))

    @property
    def adds_evidence(self) -> bool:
        """Whether a piece is given; a correction may do without."""
        return True

    @property
    def evidence_fields(self) -> list[forms.BoundField]:
        return [self[name] for name in (*EVIDENCE_FIELDS, "published")]

    def clean(self) -> dict[str, object]:
        super().clean()
        data = self.cleaned_data
        if fields.is_future(data.get("published")):
            self.add_error("published", _("This day lies in the future."))
        has_place = data.get("url") or data.get("reference") or "url" in self.errors
        if self.adds_evidence and not has_place:
            self.add_error("url", _("Say where the evidence was published: an address, or a reference."))
        return data

    def evidence_input(self) -> EvidenceInput:
        given = {name: self.cleaned_data[name] for name in EVIDENCE_FIELDS}
        published = self.cleaned_data["published"]
        return EvidenceInput(**given, published_on=published, basis=self._basis() or reported_basis())
