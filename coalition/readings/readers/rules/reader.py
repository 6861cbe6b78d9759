"""From a text to its claims."""

from coalition.codebook.lexicon import Lexicons
from coalition.codebook.reading_rules import ReadingRules
from coalition.readings.calibration.isotonic import CalibrationCurve
from coalition.readings.claims import ArticleText, Claim, ReadingResult
from coalition.readings.readers.rules.discourse import claims
from coalition.readings.readers.rules.lexical import prefilter
from coalition.readings.readers.rules.lexical.detect_language import detect
from coalition.readings.readers.rules.lexical.language import Language
from coalition.readings.readers.rules.syntax.document import Document

NAME = "rules"
VERSION = "3"


class RulesReader:
    """The reader for one set of lexicons; languages are compiled when first met."""

    name = NAME
    version = VERSION

    def __init__(
        self,
        lexicons: Lexicons,
        rules: ReadingRules,
        curve: CalibrationCurve = CalibrationCurve(),  # noqa: B008 - it is frozen
    ) -> None:
        """`curve`: what its scores are worth; without one a claim's confidence is the bare score."""
        self._lexicons = lexicons
        self._rules = rules
        self._curve = curve
        self._languages: dict[str, Language] = {}

    def language(self, lang: str) -> Language | None:
        if lang not in self._languages and lang in self._lexicons.languages:
            self._languages[lang] = Language(self._lexicons.languages[lang], self._lexicons, self._rules)
        return self._languages.get(lang)

    def read(self, article: ArticleText) -> ReadingResult:
        """The claims of an article. Never raises for any text; a language it does not know gives none."""
        lang = (article.lang or detect(article.text)).split("-")[0].lower()
        language = self.language(lang)
        if language is None or not prefilter.passes(f"{article.title or ''}\n{article.text}", language):
            return ReadingResult(lang=lang, relevant=False)
        doc = Document(article.text, language, article.date)
        found = [self._calibrated(claim) for claim in claims.find(doc, article.title or "")]
        return ReadingResult(lang=lang, relevant=bool(found), claims=found)

    def _calibrated(self, claim: Claim) -> Claim:
        return claim.model_copy(update={"confidence": round(self._curve.rate(claim.confidence), 2)})
