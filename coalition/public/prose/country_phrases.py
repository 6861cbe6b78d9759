"""A country's name as the subject of a sentence: with its article, and whether its verb stands in the plural.

CLDR gives names alone. Sentences put them first and in the nominative, so that nothing else has to be inflected.
"""

from dataclasses import dataclass

from coalition.register.models.countries import country_name


@dataclass(frozen=True)
class CountryPhrase:
    text: str
    plural: bool = False


# English: "the" also stands before what ends in Islands, Republic or Territories, and what begins with United.
THE = {"NL", "PH", "GM", "BS", "KM", "MV", "SC", "IM"}
# German: names that are never without an article; adjectives in them then end otherwise.
DIE = {"CH", "MN", "SK", "TR", "UA"}
ADJECTIVES = {
    "AE": "Die Vereinigten Arabischen Emirate",
    "BQ": "Die Karibischen Niederlande",
    "CF": "Die Zentralafrikanische Republik",
    "DO": "Die Dominikanische Republik",
    "GB": "Das Vereinigte Königreich",
    "IC": "Die Kanarischen Inseln",
    "MD": "Die Republik Moldau",
    "PS": "Die Palästinensischen Autonomiegebiete",
    "US": "Die Vereinigten Staaten",
    "VG": "Die Britischen Jungferninseln",
    "VI": "Die Amerikanischen Jungferninseln",
}
MANY_IN_GERMAN = {"AE", "BQ", "IC", "PS", "US", "VG", "VI", "BS", "KM", "MV", "NL", "PH", "SB", "SC"}
# French: every country has an article but these; those in -e are feminine but for these.
BARE = {
    *("AD", "AG", "BH", "BL", "CU", "CW", "CY", "DJ", "GG", "GI", "GU", "HK", "HT", "IL", "JE", "KI", "KN", "LC"),
    *("MC", "MF", "MG", "MO", "MS", "MT", "MU", "NR", "NU", "OM", "PM", "PR", "SG", "SH", "SM", "ST", "SX", "TA"),
    *("TT", "TV", "TW", "VC", "VU", "WF", "YT", "AW", "AI", "DG", "RE", "WS", "TK"),
}  # fmt: skip
MASCULINE_IN_E = {"BZ", "KH", "MX", "MZ", "SR", "ZW"}
FEMININE_ELSEWHERE = {
    "KP",
    "KR",
    "ZA",
    "NC",
    "MK",
    "BA",
    "GW",
    "CF",
    "DO",
    "SA",
    "GF",
    "PF",
    "PG",
    "GQ",
    "GS",
}
MANY_IN_FRENCH = {
    *("AE", "AS", "BM", "BQ", "BS", "FJ", "KM", "MV", "NL", "PH", "PS", "PW", "SC", "TF", "TO", "US"),
}
MANY_IN_UKRAINIAN = {"AE", "BQ", "KM", "MV", "NL", "PH", "US"}


def country_phrase(code: str, language: str) -> CountryPhrase:
    """The name of an ISO 3166-1 alpha-2 code at the head of a sentence; in another language the bare name."""
    name = country_name(code, language)
    match language[:2]:
        case "en":
            return CountryPhrase(_english(code, name))
        case "de":
            return _german(code, name)
        case "fr":
            return _french(code, name)
        case "uk":
            return CountryPhrase(name, code in MANY_IN_UKRAINIAN or name.lower().endswith("острови"))
    return CountryPhrase(name)


def _english(code: str, name: str) -> str:
    titled = name.startswith("United ") or name.endswith(("Islands", "Republic", "Territories"))
    return f"The {name}" if code in THE or titled else name


def _german(code: str, name: str) -> CountryPhrase:
    plural = code in MANY_IN_GERMAN or name.endswith("inseln")
    if code in ADJECTIVES:
        return CountryPhrase(ADJECTIVES[code], plural)
    return CountryPhrase(f"Die {name}" if plural or code in DIE else name, plural)


def _french(code: str, name: str) -> CountryPhrase:
    if code in BARE:
        return CountryPhrase(name)
    if code in MANY_IN_FRENCH or name.startswith("Îles "):
        return CountryPhrase(f"Les {name}", plural=True)
    if name[0] in "AEIOUÉÎ" or name == code:
        return CountryPhrase(f"L’{name}" if name != code else name)
    feminine = (name.endswith("e") and code not in MASCULINE_IN_E) or code in FEMININE_ELSEWHERE
    return CountryPhrase(f"{'La' if feminine else 'Le'} {name}")
