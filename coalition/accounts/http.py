"""Requests behind the permissions, for the type checker."""

from coalition.accounts.models import User
from coalition.core.http import Request


class EditorRequest(Request):
    """A request for an address that needs a role: whoever asks has one."""

    user: User
