"""The forms of the accounts pages."""

from collections.abc import Mapping
from typing import Any

from django import forms
from django.utils.translation import gettext_lazy as _

from coalition.accounts.models import Role, User


class ChangeForm(forms.Form):
    """One account's role, and whether it may sign in."""

    role = forms.TypedChoiceField(label=_("Role"), choices=(), coerce=Role)
    active = forms.BooleanField(label=_("may sign in"), required=False)

    def __init__(self, user: User, data: Mapping[str, Any] | None = None) -> None:
        initial = {"role": user.role, "active": user.is_active}
        super().__init__(data, initial=initial, auto_id=f"account-{user.pk}-%s")
        self.fields["role"].choices = [(Role.EDITOR, _("editor")), (Role.CHIEF, _("chief"))]  # type: ignore[attr-defined]
