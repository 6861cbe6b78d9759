"""The form of an editor's own change: an assessment, its pledge, and one piece of evidence."""

from django.utils import timezone

from coalition.codebook.defaults import said_basis, usual_tier
from coalition.review.forms.evidence import EvidenceForm
from coalition.review.forms.pledge_choice import NEW_PLEDGE, PledgeChoiceForm
from coalition.review.forms.versions import write_versions
from coalition.review.record.assessments import default_title
from coalition.review.suggestions.current_standings import CurrentStanding


class AssessForm(PledgeChoiceForm, EvidenceForm):
    pass


def initial_form(country: str, kind: str, standings: list[CurrentStanding], chosen: str) -> AssessForm:
    """The form as it is first shown: what the record says of the chosen pledge (its id or slug), else of the first."""
    first = standings[0] if standings else None
    one = next((one for one in standings if chosen in (str(one.pledge.pk), one.pledge.slug)), first)
    row = one.assessment if one else None
    initial = {
        "pledge": str(one.pledge.pk) if one else NEW_PLEDGE,
        "title": default_title(country, kind),
        "status": row.status if row else "",
        "conditions": sorted(one.conditions) if one else [],
        "said_on": timezone.now().date(),
        "precision": "day",
        "basis": said_basis(),
        "tier": usual_tier(),
        "versions": write_versions(standings),
    }
    return AssessForm(standings, initial=initial)
