"""The form that corrects an assessment: prefilled with what is on record, its evidence kept unless it is left out."""

from dataclasses import replace

from django.http import QueryDict

from coalition.codebook.defaults import said_basis, usual_tier
from coalition.register.models import Assessment
from coalition.review.forms.correction import CorrectionForm
from coalition.review.forms.evidence import EvidenceForm
from coalition.review.forms.fields import form_number
from coalition.review.record.recorded_evidence import evidence_by_key, evidence_of_versions
from coalition.review.record.versions import newest_assessment_id, newest_version
from coalition.review.suggestions import proposal_fields
from coalition.review.suggestions.proposal_fields import AssessmentDraft


class AssessmentCorrectionForm(CorrectionForm, EvidenceForm):
    """What the record shall say instead of an assessment."""

    TYPED_EVIDENCE = (*CorrectionForm.TYPED_EVIDENCE, "speaker", "office", "published")

    SUBJECT = ()

    row: Assessment

    def on_record(self) -> dict[str, object]:
        recorded = proposal_fields.of_assessment(self.row)
        return {
            "status": recorded.status,
            "conditions": sorted(recorded.conditions),
            "said_on": recorded.said_on,
            "precision": recorded.precision,
            "quantity_low": form_number(self.row.quantity_low),
            "quantity_high": form_number(self.row.quantity_high),
            "quantity_unit": self.row.quantity_unit,
            "note": self.row.note,
            "keep": list(evidence_by_key(self.row)),
            "form": "quote",
            "tier": usual_tier(),
            "basis": said_basis(),
            "version": newest_assessment_id(self.row.pledge_id),
        }

    def draft(self) -> AssessmentDraft:
        """How a quantity was said is kept as long as its numbers are."""
        draft, recorded = super().draft(), proposal_fields.of_assessment(self.row).quantity
        if draft.quantity and recorded and replace(recorded, words="") == draft.quantity:
            return replace(draft, quantity=recorded)
        return draft

    def _bases(self) -> set[str]:
        kept = {self.recorded_evidence[key].basis for key in self.cleaned_data.get("keep", [])}
        return kept | super()._bases() if self.adds_evidence else kept


def conflict_form(row: Assessment, sent: QueryDict, *, retracting: bool) -> AssessmentCorrectionForm:
    """The editor's own text in a form of the newest version, which they have now seen with its evidence."""
    newest = newest_version(row)
    data = sent.copy()
    added = [key for key in evidence_by_key(newest) if key not in evidence_of_versions(row)]
    data.setlist("keep", [*data.getlist("keep"), *added])
    data["version"] = str(newest_assessment_id(row.pledge_id))
    return AssessmentCorrectionForm(newest, data, retracting=retracting)
