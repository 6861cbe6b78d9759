"""Where an assessment goes: to a pledge of the cell, or to a new one."""

from typing import Any, TypedDict

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.register.models import Pledge
from coalition.review.forms import fields
from coalition.review.forms.assessment import AssessmentForm
from coalition.review.forms.versions import read_versions
from coalition.review.record.assessments import Versions
from coalition.review.suggestions.current_standings import CurrentStanding

NEW_PLEDGE = "new"


class Target(TypedDict):
    pledge: Pledge | None
    expected_versions: Versions
    note: str
    title: str


class PledgeChoiceForm(AssessmentForm):
    """An assessment and its pledge. `standings`: the pledges of the cell as the editor is shown them."""

    pledge = forms.ChoiceField(label=gettext_lazy("Pledge"), widget=forms.RadioSelect)
    title = forms.CharField(label=gettext_lazy("Title of the new pledge"), max_length=200, required=False)
    versions = forms.CharField(required=False, widget=forms.HiddenInput)

    def __init__(self, standings: list[CurrentStanding], *args: Any, **kwargs: Any) -> None:
        self.standings = standings
        self.pledges: dict[str, Pledge] = {str(one.pledge.pk): one.pledge for one in standings}
        super().__init__(*args, **kwargs)
        known = [(key, pledge.title) for key, pledge in self.pledges.items()]
        fields.set_choices(self, "pledge", [*known, (NEW_PLEDGE, _("a new pledge"))])

    def target(self) -> Target:
        """Where the assessment goes, and what the editor had seen there."""
        return {
            "pledge": self.pledges.get(self.cleaned_data["pledge"]),
            "expected_versions": read_versions(self.cleaned_data["versions"]),
            "note": self.cleaned_data["note"],
            "title": self.cleaned_data["title"],
        }
