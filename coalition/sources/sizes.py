"""Numbers of bytes for people."""


def format_size(limit: int) -> str:
    """A number of bytes in the largest unit that suits it."""
    return f"{limit / 1_048_576:g} MB" if limit >= 1_048_576 else f"{limit:,} bytes"
