"""What stops a start or a command."""


class RunError(Exception):
    """Something the operator has to know or do; the message is one line."""
