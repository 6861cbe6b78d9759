"""The form of a decision on a suggestion."""

from collections.abc import Sequence

from django import forms

from coalition.core.numbers import whole_number
from coalition.readings.models import Claim
from coalition.review.forms.fields import form_number
from coalition.review.forms.pledge_choice import NEW_PLEDGE, PledgeChoiceForm
from coalition.review.forms.versions import write_versions
from coalition.review.models import Suggestion
from coalition.review.record.assessments import default_title
from coalition.review.suggestions.current_standings import CurrentStanding


class DecisionForm(PledgeChoiceForm):
    """What the record shall say after the decision, and which reports the editor saw."""

    claims = forms.CharField(required=False, widget=forms.HiddenInput)

    def shown_claims(self) -> list[int] | None:
        """The reports the editor saw, or None when the form did not say."""
        text = str(self.cleaned_data["claims"])
        numbers = map(whole_number, text.split(","))
        return [number for number in numbers if number is not None] if text else None


def initial_form(
    suggestion: Suggestion, standings: list[CurrentStanding], claims: Sequence[Claim]
) -> DecisionForm:
    """The form as it is first shown: what is suggested, for the pledge it aims at."""
    pledge = suggestion.pledge_id or (standings[0].pledge.pk if standings else NEW_PLEDGE)
    initial = {
        "pledge": str(pledge),
        "title": default_title(suggestion.country, suggestion.kind),
        "status": suggestion.status,
        "conditions": suggestion.conditions,
        "said_on": suggestion.said_on,
        "precision": suggestion.said_on_precision,
        "quantity_low": form_number(suggestion.quantity_low),
        "quantity_high": form_number(suggestion.quantity_high),
        "quantity_unit": suggestion.quantity_unit,
        "versions": write_versions(standings),
        "claims": ",".join(str(claim.pk) for claim in claims),
    }
    return DecisionForm(standings, initial=initial)
