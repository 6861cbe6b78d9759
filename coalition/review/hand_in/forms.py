"""The form by which an article is handed in."""

from typing import Any

from django import forms
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy

from coalition.accounts.models import User
from coalition.review.forms import fields
from coalition.sources import deliveries
from coalition.sources.models import Delivery


class HandInForm(forms.Form):
    """An address to be fetched, or a text that was pasted."""

    url = forms.URLField(
        label=gettext_lazy("Address"), max_length=2000, required=False, assume_scheme="https"
    )
    title = forms.CharField(label=gettext_lazy("Headline"), max_length=500, required=False)
    text = forms.CharField(
        label=gettext_lazy("Text"),
        required=False,
        widget=forms.Textarea({"rows": 12}),
        help_text=gettext_lazy("Paste the text when the address can’t be fetched, or there is none."),
    )
    source = forms.CharField(label=gettext_lazy("Publisher"), max_length=200, required=False)
    language = forms.ChoiceField(label=gettext_lazy("Language"), required=False)
    published = fields.date_field(gettext_lazy("Published on"), required=False)

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **{"label_suffix": ""} | kwargs)
        fields.set_choices(self, "language", fields.language_choices(_("find out")))

    def clean(self) -> dict[str, object]:
        data = super().clean() or {}
        if not self.errors and not data.get("url") and not data.get("text"):
            raise forms.ValidationError(_("Give the article’s address, or paste its text."))
        if data.get("text") and not data.get("title") and not data.get("url"):
            self.add_error("title", _("A text without an address needs its headline."))
        if fields.is_future(data.get("published")):
            self.add_error("published", _("This day lies in the future."))
        return data

    def hand_in(self, by: User) -> Delivery:
        """A text that was pasted goes before the address. Raises ForbiddenAddress."""
        data = self.cleaned_data
        common = {
            "source_name": data["source"],
            "published_on": data["published"],
            "language": data["language"],
        }
        if data["text"]:
            return deliveries.hand_in_text(
                by=by, text=data["text"], title=data["title"], url=data["url"], **common
            )
        return deliveries.hand_in_url(by=by, url=data["url"], **common)
