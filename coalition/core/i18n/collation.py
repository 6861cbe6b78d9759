"""Alphabetical order of names in the interface languages."""

import unicodedata
from functools import cache

from django.conf import settings

from coalition.core.i18n.page_languages import page_language


def sort_key(name: str) -> tuple[tuple[int, str], ...]:
    """Letters without their accents (É with E, Ö with O); those of an alphabet with an order of its own in that."""
    places = _places(tuple(code for code, _name in settings.LANGUAGES))
    key = []
    for letter in name.casefold():
        if letter in places:
            key.append((1, places[letter]))
        else:
            key.append((0, unicodedata.normalize("NFKD", letter)[:1]))
    return tuple(key)


@cache
def _places(languages: tuple[str, ...]) -> dict[str, str]:
    """By letter: a letter that stands where it does; of two languages with the same letter the first counts."""
    found: dict[str, str] = {}
    for language in languages:
        for place, letter in enumerate(page_language(language).alphabet):
            found.setdefault(letter, chr(place))
    return found
