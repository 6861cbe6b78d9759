"""Who can bind: said in words to the editor who has just recorded, and never a reason to refuse."""

from django.contrib import messages
from django.http import HttpRequest

from coalition.register import evidence_rules
from coalition.register.models import Assessment
from coalition.review.models import Decision


def warn(request: HttpRequest, decision: Decision) -> None:
    """Show what is doubtful about the assessment that the decision made, if anything is."""
    if decision.assessment is not None:
        warn_about(request, decision.assessment)


def warn_about(request: HttpRequest, assessment: Assessment) -> None:
    """The same of an assessment that came without a decision: a correction."""
    for sentence in evidence_rules.warnings_about(assessment):
        messages.warning(request, sentence)
