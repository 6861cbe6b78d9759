"""What chiefs do with accounts. Accounts are never deleted: the record names them."""

from django.db import transaction
from django.utils.translation import gettext as _

from coalition.accounts.models import Role, User


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
