"""The forms of the accounts pages."""

from typing import Any

from allauth.account.forms import LoginForm
from django import forms
from django.http import QueryDict
from django.utils.translation import gettext_lazy as _

from coalition.accounts.models import Role, User


class SignInForm(LoginForm):
    """allauth's form. Its field for the name is called `login`; in the page it keeps the name it always had."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for field in self.fields.values():
            field.widget.attrs.pop("placeholder", None)  # the labels say it
        self.fields["login"].widget.attrs |= {"autocapitalize": "none", "autofocus": True}

    def add_prefix(self, field_name: str) -> str:
        return "username" if field_name == "login" else super().add_prefix(field_name)


class TokenForm(forms.Form):
    """A new token: what for, and for how long."""

    name = forms.CharField(
        label=_("What it is for"),
        max_length=100,
        help_text=_("Such as the program or the machine that will use it."),
    )
    days = forms.TypedChoiceField(
        label=_("Runs out"),
        coerce=int,
        empty_value=None,
        required=False,
        initial="90",
        choices=[
            ("30", _("after 30 days")),
            ("90", _("after 90 days")),
            ("365", _("after a year")),
            ("", _("never")),
        ],
    )


class ChangeForm(forms.Form):
    """One account's role, and whether it may sign in."""

    role = forms.TypedChoiceField(label=_("Role"), choices=(), coerce=Role)
    active = forms.BooleanField(label=_("may sign in"), required=False)

    def __init__(self, user: User, data: QueryDict | None = None) -> None:
        initial = {"role": user.role, "active": user.is_active}
        super().__init__(data, initial=initial, auto_id=f"account-{user.pk}-%s")
        self.fields["role"].choices = [(Role.EDITOR, _("editor")), (Role.CHIEF, _("chief"))]  # type: ignore[attr-defined]  # a ChoiceField
