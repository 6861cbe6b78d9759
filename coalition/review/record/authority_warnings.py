"""Who can bind: said in words to the editor who has just recorded, and never a reason to refuse."""

from django.contrib import messages
from django.http import HttpRequest

from coalition.register import evidence_rules
from coalition.register.models import Assessment


def warn(request: HttpRequest, assessment: Assessment | None) -> None:
    """Show what is doubtful about an assessment that was just recorded, if one was and anything is."""
    if assessment is not None:
        for sentence in evidence_rules.warnings_about(assessment):
            messages.warning(request, sentence)
