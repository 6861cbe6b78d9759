"""What ends a verification."""


class Altered(Exception):
    """Something differs from what was recorded; the message names the first thing that does."""
