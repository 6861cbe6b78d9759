"""An assessment beside the form that corrects it."""

from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.register.models import Assessment
from coalition.review.corrections import queries
from coalition.review.corrections.forms import AssessmentCorrectionForm
from coalition.review.forms.fields import form_number
from coalition.review.record.conflicts import conflict
from coalition.review.record.open_notices import open_notices


def correction_context(form: AssessmentCorrectionForm, other: Assessment | None) -> dict[str, object]:
    """`other`: what somebody else recorded meanwhile."""
    row, book = form.row, codebook()
    return {
        "form": form,
        "row": row,
        "is_retracted": row.nature == Assessment.Nature.RETRACTION,
        "countries": queries.countries_of(row),
        "kind": book.kind(row.pledge.kind),
        "status": book.status(row.status),
        "conditions": [book.condition(slug) for slug in queries.conditions_of(row)],
        "low": form_number(row.quantity_low),
        "high": form_number(row.quantity_high),
        "notices": open_notices([row])[0],
        "afterwards": _("Nothing of yours was recorded. It stands below as you wrote it; compare both."),
        **conflict(other),
    }
