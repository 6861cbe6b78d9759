"""A country's name as the subject of a sentence: with its article, and whether its verb stands in the plural.

CLDR gives names alone. Sentences put them first and in the nominative, so that nothing else has to be inflected. How each
language does it is told by its file, `locale/<code>/language.yaml`.
"""

from dataclasses import dataclass

from coalition.core.i18n.page_languages import page_language
from coalition.register.models.countries import country_name


@dataclass(frozen=True)
class CountryPhrase:
    text: str
    plural: bool = False


def country_phrase(code: str, language: str) -> CountryPhrase:
    """The name of an ISO 3166-1 alpha-2 code at the head of a sentence; in a language without rules the bare name."""
    name = country_name(code, language)
    if name == code:  # CLDR knows no name
        return CountryPhrase(name)
    for rule in page_language(language).countries:
        if rule.holds(code, name):
            return CountryPhrase(rule.text.format(name=name), rule.plural)
    return CountryPhrase(name)
