"""Control characters in text that people or pages wrote: XML can't hold them, and what writes XML fails on them."""

import re

# Of XML 1.0's production Char what Python's text and PostgreSQL can hold and XML can't.
UNWRITABLE = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")


def without_control_characters(text: str) -> str:
    """The text with a blank for each character that XML can't hold; tabs and line ends stay."""
    return UNWRITABLE.sub(" ", text)
