"""What chiefs do with accounts. Accounts are never deleted: the record names them."""

import logging

from allauth.mfa.models import Authenticator
from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import Role, User

logger = logging.getLogger(__name__)


class Refused(Exception):
    """The account can't be changed like this; the message says why in one sentence."""


@transaction.atomic
def change(*, by: User, user: User, role: Role, active: bool) -> User:
    """Give an account a role, switch it off or on again. Nobody can take their own chief's rights away.

    So one chief remains at any time: the one who acts.
    """
    row = User.objects.select_for_update().get(pk=user.pk)
    if row.pk == by.pk and (role != Role.CHIEF or not active):
        raise Refused(_("You can't take your own rights away. Ask another chief."))
    row.role, row.is_active = role, active
    row.save(update_fields=["role", "is_active"])
    return row


@transaction.atomic
def reset_second_factor(*, by: User | None, user: User) -> None:
    """Let somebody who lost their phone and their recovery codes sign in by password alone.

    For others only: one's own is switched off on one's own page, which asks for the password once more.
    `by` is None for the command line.
    """
    if by is not None and user.pk == by.pk:
        raise Refused(
            _("Switch your own second factor off on its own page. If you can't, ask another chief.")
        )
    Authenticator.objects.filter(user=user).delete()
    logger.info("%s reset the second factor of %s", by or "the command line", user)
