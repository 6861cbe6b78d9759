"""Whether decoded text is plausible: the letters of the language that it seems to be in."""

import re
from functools import cache

import py3langid

LANGUAGE_SAMPLE = 400  # characters; more is slower and no surer

CYRILLIC = "абвгдежзийклмнопрстуфхцчшщьюя"
GREEK = "αβγδεζηθικλμνξοπρστυφχψωςάέήίόύώϊϋΐΰ"
# The letters beyond ASCII that a language writes, in lower case.
ALPHABETS = {
    "bg": CYRILLIC + "ъ", "be": CYRILLIC + "ёіўыэ'", "mk": CYRILLIC + "ѓѕјљњќџ", "ru": CYRILLIC + "ёъыэ",
    "sr": CYRILLIC + "ђјљњћџčćđšž", "uk": CYRILLIC + "ґєії", "el": GREEK,
    "ca": "àçèéíïòóúü·", "cs": "áčďéěíňóřšťúůýž", "da": "æøåéü", "de": "äöüßéèàç", "es": "áéíñóúü¿¡", "et": "äõöüšž",
    "fi": "äöåšž", "fr": "àâæçéèêëîïôœùûüÿ", "hr": "čćđšž", "hu": "áéíóöőúüű", "is": "áðéíóúýþæö", "it": "àèéìíîòóùú",
    "lt": "ąčęėįšųūž", "lv": "āčēģīķļņšūž", "nl": "éëïöüáóèê", "no": "æøåéòôü", "nb": "æøåéòôü", "nn": "æøåéòôü",
    "pl": "ąćęłńóśźż", "pt": "ãáàâçéêíõóôúü", "ro": "ăâîșțşţ", "sk": "áäčďéíĺľňóôŕšťúýž", "sl": "čšžćđ", "sv": "åäöéü", "tr": "çğıöşüâî",
}  # fmt: skip
COMMON = frozenset("\u00a0\u00ad«»„“”‚‘’‹›–—…•·§°©®™€£½¼¾²³×№\u2009\u202f\u200b")

BEYOND_ASCII = re.compile(r"[^\x00-\x7f]")
_WORD = re.compile(r"[^\W\d_]+")
_TURNED = re.compile(r"[а-яёґєії][А-ЯЁҐЄІЇ]|[a-zà-ÿ][À-Þ]")
_CAPITAL, _SMALL = re.compile("[А-ЯЁҐЄІЇ]"), re.compile("[а-яёґєії]")
_TWO_SCRIPTS = re.compile(r"[A-Za-z][Ѐ-ӿ]|[Ѐ-ӿ][A-Za-z]")


def plausibility(text: str) -> float:
    """How far the characters beyond ASCII are those of the language that the text seems to be in: 0 to 1."""
    visible = re.sub(r"<[^>]*>", " ", text)
    beyond_ascii = BEYOND_ASCII.findall(visible)
    if not beyond_ascii:
        return 1.0
    words = _WORD.findall(visible)
    # Cyrillic read in the wrong Cyrillic encoding turns its cases round; Latin read as Cyrillic mixes the two.
    wrong = sum(1 for word in words if _TURNED.search(word) or _TWO_SCRIPTS.search(word))
    if not words or wrong > len(words) / 10 or len(_CAPITAL.findall(visible)) > len(_SMALL.findall(visible)):
        return 0.0
    expected = _letters(language_of(_densest(visible)))
    return sum(1 for char in beyond_ascii if char in COMMON or char.lower() in expected) / len(beyond_ascii)


def _densest(text: str) -> str:
    """The part of the text that tells most: scripts and styles at a page's head hold no language."""
    found = BEYOND_ASCII.search(text)
    first = found.start() if found else 0
    return text[max(0, first - LANGUAGE_SAMPLE) : first + LANGUAGE_SAMPLE]


@cache
def _letters(language: str) -> frozenset[str]:
    return frozenset(ALPHABETS.get(language, ""))


def language_of(text: str) -> str:
    """The language of a text as an ISO 639-1 code, by its first 400 characters."""
    return str(py3langid.classify(text[:LANGUAGE_SAMPLE])[0])
