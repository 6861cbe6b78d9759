"""Names of countries at the head of a sentence: with the article that the language wants."""

import pytest

from coalition.public.prose.country_phrases import country_phrase


@pytest.mark.parametrize(
    ("code", "language", "text", "plural"),
    [
        ("DE", "en", "Germany", False),
        ("GB", "en", "The United Kingdom", False),
        ("US", "en", "The United States", False),
        ("NL", "en", "The Netherlands", False),
        ("SB", "en", "The Solomon Islands", False),
        ("DO", "en", "The Dominican Republic", False),
        ("FR", "de", "Frankreich", False),
        ("TR", "de", "Die Türkei", False),
        ("CH", "de", "Die Schweiz", False),
        ("UA", "de", "Die Ukraine", False),
        ("SK", "de", "Die Slowakei", False),
        ("GB", "de", "Das Vereinigte Königreich", False),
        ("MD", "de", "Die Republik Moldau", False),
        ("US", "de", "Die Vereinigten Staaten", True),
        ("NL", "de", "Die Niederlande", True),
        ("MH", "de", "Die Marshallinseln", True),
        ("FR", "fr", "La France", False),
        ("CA", "fr", "Le Canada", False),
        ("GB", "fr", "Le Royaume-Uni", False),
        ("EE", "fr", "L’Estonie", False),
        ("IE", "fr", "L’Irlande", False),
        ("HU", "fr", "La Hongrie", False),
        ("MX", "fr", "Le Mexique", False),
        ("NZ", "fr", "La Nouvelle-Zélande", False),
        ("KR", "fr", "La Corée du Sud", False),
        ("MK", "fr", "La Macédoine du Nord", False),
        ("ZA", "fr", "L’Afrique du Sud", False),
        ("CY", "fr", "Chypre", False),
        ("MT", "fr", "Malte", False),
        ("IL", "fr", "Israël", False),
        ("US", "fr", "Les États-Unis", True),
        ("FO", "fr", "Les Îles Féroé", True),
        ("PL", "uk", "Польща", False),
        ("US", "uk", "Сполучені Штати", True),
        ("NL", "uk", "Нідерланди", True),
        ("MH", "uk", "Маршаллові Острови", True),
        ("PL", "it", "Polonia", False),
        ("QQ", "fr", "QQ", False),
    ],
)
def test_the_name_has_its_article_and_its_number(code: str, language: str, text: str, plural: bool) -> None:
    assert (country_phrase(code, language).text, country_phrase(code, language).plural) == (text, plural)
