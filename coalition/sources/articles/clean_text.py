"""Words from outside as they may be stored."""


def one_line(written: str | None, longest: int) -> str:
    """A title or a name on one line, without control characters and surrogates, and no longer than its column."""
    printable = "".join(char if char.isprintable() else " " for char in written or "")
    return " ".join(printable.split())[:longest].rstrip()
