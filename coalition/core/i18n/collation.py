"""Alphabetical order of names in the interface languages."""

import unicodedata

# The Ukrainian alphabet puts ґ after г, є after е, і and ї after и; by code point they would come last or first.
UKRAINIAN = {letter: place for place, letter in enumerate("абвгґдеєжзиіїйклмнопрстуфхцчшщьюя")}


def sort_key(name: str) -> tuple[tuple[int, str], ...]:
    """Letters without their accents (É with E, Ö with O); Ukrainian letters in their own order."""
    key = []
    for letter in name.casefold():
        if letter in UKRAINIAN:
            key.append((1, chr(UKRAINIAN[letter])))
        else:
            key.append((0, unicodedata.normalize("NFKD", letter)[:1]))
    return tuple(key)
