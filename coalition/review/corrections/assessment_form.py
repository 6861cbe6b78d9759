"""The form that puts an assessment right: prefilled with what is on record, its evidence kept unless it is left out."""

from dataclasses import replace
from typing import Any

from coalition.register.models import Assessment
from coalition.review.corrections.forms import CorrectionForm, own_pieces
from coalition.review.decide import presenters
from coalition.review.decide.forms import AssessForm
from coalition.review.suggestions import proposal_fields
from coalition.review.suggestions.proposal_fields import AssessmentDraft


class CorrectForm(CorrectionForm, AssessForm):
    """What the record shall say instead of an assessment."""

    GIVEN = (*CorrectionForm.GIVEN, "speaker", "office", "published")

    row: Assessment

    def __init__(self, row: Assessment, *args: Any, retracting: bool = False, **kwargs: Any) -> None:
        self.begin(row, retracting=retracting)
        super().__init__([], *args, **{"initial": _on_record(row)} | kwargs)
        self.settle("pledge", "title", "claims")

    def wanted(self) -> AssessmentDraft:
        """How a quantity was said is kept as long as its numbers are."""
        wanted, was = super().wanted(), proposal_fields.of_assessment(self.row).quantity
        if wanted.quantity and was and replace(was, words="") == wanted.quantity:
            return replace(wanted, quantity=was)
        return wanted

    def _bases(self) -> set[str]:
        kept = {self.pieces[key].basis for key in self.cleaned_data.get("keep", [])}
        return kept | super()._bases() if self.adds_evidence else kept


def newest_of(pledge: int) -> int:
    """The id of a pledge's assessment recorded last: what an editor who is shown the page has seen."""
    return Assessment.objects.filter(pledge=pledge).order_by("-pk").values_list("pk", flat=True)[0]


def _on_record(row: Assessment) -> dict[str, object]:
    says = proposal_fields.of_assessment(row)
    return {
        "status": says.status,
        "conditions": sorted(says.conditions),
        "said_on": says.said_on,
        "precision": says.precision,
        "quantity_low": presenters.plain(row.quantity_low),
        "quantity_high": presenters.plain(row.quantity_high),
        "quantity_unit": row.quantity_unit,
        "note": row.note,
        "keep": list(own_pieces(row)),
        "form": "quote",
        "tier": "B",
        "basis": "statement",
        "seen": newest_of(row.pledge_id),
    }
