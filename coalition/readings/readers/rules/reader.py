"""From a text to its claims."""

from datetime import date

from coalition.codebook.lexicon import Lexicons
from coalition.readings.claim import ArticleText, ReadingResult
from coalition.readings.readers.rules import claims, gate
from coalition.readings.readers.rules.detect import detect
from coalition.readings.readers.rules.language import Language
from coalition.readings.readers.rules.scene import Scene

NAME = "rules"
VERSION = "2"


class RulesReader:
    """The reader for one set of lexicons; languages are compiled when first met."""

    name = NAME
    version = VERSION

    def __init__(self, lexicons: Lexicons) -> None:
        self._lexicons = lexicons
        self._languages: dict[str, Language] = {}

    def language(self, lang: str) -> Language | None:
        if lang not in self._languages and lang in self._lexicons.languages:
            self._languages[lang] = Language(self._lexicons.languages[lang], self._lexicons)
        return self._languages.get(lang)

    def read(self, article: ArticleText) -> ReadingResult:
        """The claims of an article. Never raises for any text; a language it does not know gives none."""
        lang = (article.lang or detect(article.text)).split("-")[0].lower()
        language = self.language(lang)
        if language is None or not gate.passes(f"{article.title or ''}\n{article.text}", language):
            return ReadingResult(lang=lang, relevant=False)
        scene = Scene(article.text, language, _day(article.date))
        found = claims.find(scene, article.title or "")
        return ReadingResult(lang=lang, relevant=bool(found), claims=found)


def _day(day: date | None) -> date | None:
    return day
