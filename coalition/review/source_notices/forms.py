"""The form that records what a source corrected or withdrew."""

from typing import Any

from django import forms
from django.utils import timezone
from django.utils.translation import gettext_lazy

from coalition.register.models import Notice
from coalition.review.forms import fields

SORT_LABELS = {
    Notice.Sort.CORRECTED: gettext_lazy("corrected something"),
    Notice.Sort.WITHDRAWN: gettext_lazy("withdrew its report"),
}


class NoticeForm(forms.Form):
    url = forms.URLField(
        label=gettext_lazy("Address of the report"), max_length=2000, required=False, assume_scheme="https"
    )
    origin = forms.CharField(
        label=gettext_lazy("Or the origin of many reports, such as an agency"), max_length=200, required=False
    )
    sort = forms.ChoiceField(label=gettext_lazy("The source"), choices=list(SORT_LABELS.items()))
    what = forms.CharField(
        label=gettext_lazy("What was wrong, and where it says so"), widget=forms.Textarea({"rows": 3})
    )
    said_on = fields.date_field(gettext_lazy("On"))

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        defaults = {"label_suffix": "", "initial": {"said_on": timezone.now().date()}}
        super().__init__(*args, **defaults | kwargs)
