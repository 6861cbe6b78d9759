"""What allauth asks us: who may sign up (nobody), whose wrong passwords count together, and in which words it speaks."""

from allauth.account.adapter import DefaultAccountAdapter
from allauth.core.internal.ratelimit import get_ip
from allauth.mfa.adapter import DefaultMFAAdapter
from django.contrib import messages
from django.http import HttpRequest
from django.utils.translation import gettext_lazy as _

TOO_MANY = _("Too many tries have failed. Wait a quarter of an hour, then try again.")

# What is said on the next page, by the name of allauth's own message. Whatever is not here goes without saying.
SAID = {
    "mfa/messages/totp_activated.txt": _("From now on signing in asks for a code."),
    "mfa/messages/totp_deactivated.txt": _("From now on your password alone signs you in."),
    "mfa/messages/recovery_codes_generated.txt": _("Keep these recovery codes where your phone is not."),
}


class AccountAdapter(DefaultAccountAdapter):
    error_messages = {
        **DefaultAccountAdapter.error_messages,
        "username_password_mismatch": _(
            "Name and password don’t match an account that may sign in. Check both and try again."
        ),
        "incorrect_password": _("That is not your password. Check it and try again."),
        "too_many_login_attempts": TOO_MANY,
        "rate_limited": TOO_MANY,
    }

    def is_open_for_signup(self, request: HttpRequest) -> bool:
        """Accounts are made on the server, with `manage.py editor`."""
        return False

    def is_ajax(self, request: HttpRequest) -> bool:
        """Every answer is a page; allauth would send JSON to whoever accepts nothing else."""
        return False

    def pre_authenticate(self, request: HttpRequest, **credentials: object) -> None:
        """Count a try for the account as seen from this address.

        For the account alone, as allauth has it, five wrong passwords from anywhere would lock its owner out. An IPv6
        address counts as its network, as in allauth's other limits: a household has 2^64 addresses.
        """
        name = f"{credentials.get('username', '')} from {get_ip(request)}"
        super().pre_authenticate(request, **{**credentials, "username": name})

    def add_message(
        self,
        request: HttpRequest,
        level: int,
        message_template: str | None = None,
        message_context: dict[str, object] | None = None,
        extra_tags: str = "",
        message: str | None = None,
    ) -> None:
        said = message or SAID.get(message_template or "")
        if said:
            messages.add_message(request, level, str(said), extra_tags=extra_tags)


class SecondFactorAdapter(DefaultMFAAdapter):
    error_messages = {
        **DefaultMFAAdapter.error_messages,
        "incorrect_code": _("That code is wrong or was used before. Wait for the next one and try again."),
        "cannot_generate_recovery_codes": _(
            "Recovery codes stand in for a second factor: set that up first."
        ),
    }
