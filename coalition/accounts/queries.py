"""What the accounts' pages ask."""

from allauth.mfa.models import Authenticator
from django.db.models import QuerySet

from coalition.accounts.models import User


def accounts() -> QuerySet[User]:
    """Every account, also those that are switched off, by name."""
    return User.objects.order_by("username")


def ids_with_second_factor() -> set[int]:
    """The accounts whose sign-in asks for a code."""
    found = Authenticator.objects.filter(type=Authenticator.Type.TOTP)
    return set(found.values_list("user_id", flat=True))
