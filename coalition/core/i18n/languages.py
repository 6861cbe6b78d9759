"""Languages as people call them."""

from babel import Locale
from django.utils.translation import get_language


def language_name(code: str) -> str:
    """CLDR's name of a language in the active one, or the code itself if CLDR has none."""
    locale = Locale.parse((get_language() or "en").replace("-", "_"))
    return str(locale.languages.get(code.replace("-", "_"), code))
