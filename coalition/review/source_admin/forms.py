"""The form of a new source."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.codebook.defaults import usual_tier
from coalition.review.forms import fields


class SourceForm(forms.Form):
    name = forms.CharField(label=gettext_lazy("Name"), max_length=200)
    url = forms.URLField(
        label=gettext_lazy("Address of the feed (RSS or Atom)"), max_length=1000, assume_scheme="https"
    )
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    tier = forms.ChoiceField(label=gettext_lazy("Kind of source"), initial=usual_tier)
    poll_minutes = forms.IntegerField(
        label=gettext_lazy("Minutes between two looks"), initial=15, min_value=1, max_value=1440
    )

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        fields.set_choices(self, "language", fields.language_choices(_("find out")))
        fields.set_choices(self, "tier", fields.tier_choices())
