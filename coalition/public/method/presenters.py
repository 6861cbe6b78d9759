"""The measured quality of the reading, by language."""

from coalition.codebook.quality import Measurement, Part
from coalition.core.i18n.languages import language_name


def quality_by_language(measured: Measurement) -> list[tuple[str, Part]]:
    """By the language's name, the one with the most articles first."""
    named = ((language_name(code), part) for code, part in measured.languages.items())
    return sorted(named, key=lambda pair: (-pair[1].articles, pair[0]))
