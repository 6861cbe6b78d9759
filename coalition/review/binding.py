"""Who can bind: said in words to the editor who has just recorded, and never a reason to refuse."""

from django.contrib import messages
from django.http import HttpRequest

from coalition.register import rules
from coalition.review.models import Decision


def warn(request: HttpRequest, decision: Decision) -> None:
    """Show what is doubtful about the assessment that the decision made, if anything is."""
    if decision.assessment is not None:
        for sentence in rules.warnings_about(decision.assessment):
            messages.warning(request, sentence)
