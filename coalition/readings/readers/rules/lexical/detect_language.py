"""The language of a text that does not say it."""

import py3langid

HEAD = 400  # characters: enough to tell, and twenty times faster than the whole text


def detect(text: str) -> str:
    """The language's two letters; "und" for a text without letters."""
    head = text[:HEAD].strip()
    if not any(mark.isalpha() for mark in head):
        return "und"
    return str(py3langid.classify(head)[0])
