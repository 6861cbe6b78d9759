"""What the accounts' pages ask."""

from allauth.mfa.models import Authenticator


def ids_with_second_factor() -> set[int]:
    """The accounts whose sign-in asks for a code."""
    found = Authenticator.objects.filter(type=Authenticator.Type.TOTP)
    return set(found.values_list("user_id", flat=True))
