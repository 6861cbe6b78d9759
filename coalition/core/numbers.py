"""Whole numbers as others write them."""

LARGEST = 2**63 - 1  # what a column of the database holds, if it holds much


def whole_number(text: str) -> int | None:
    """The number from 0 to LARGEST that digits 0-9 write, else None.

    `int` itself takes the digits of all scripts and white space, and fails on more than 4,300 digits.
    """
    if not (text.isascii() and text.isdigit() and len(text) <= len(str(LARGEST))):
        return None
    number = int(text)
    return number if number <= LARGEST else None
