"""The components of templates/ui, each in its states, for those who build pages. Only in development."""

from django import forms
from django.conf import settings
from django.contrib import messages
from django.http import Http404, HttpRequest
from django.template.response import TemplateResponse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook


class Specimen(forms.Form):
    said_on = forms.DateField(
        label="A day", help_text="What to enter stands here.", widget=forms.DateInput({"type": "date"})
    )
    words = forms.CharField(label="Words", widget=forms.Textarea)
    choice = forms.ChoiceField(
        label="A choice", choices=[("a", "one"), ("b", "other")], widget=forms.RadioSelect
    )


@require_safe
def gallery(request: HttpRequest) -> TemplateResponse:
    if not settings.DEBUG:
        raise Http404
    messages.success(request, "A message about what was done.")
    messages.error(request, "A message about what failed.")
    return TemplateResponse(
        request,
        "ui/gallery.html",
        {
            "statuses": codebook().statuses,
            "empty_form": Specimen(),
            "failed_form": Specimen({"said_on": "never"}),
        },
    )
