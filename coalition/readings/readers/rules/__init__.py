"""The rules reader."""

from coalition.readings.claim import ArticleText, ReadingResult

VERSION = "0"


def read(article: ArticleText) -> ReadingResult:
    return ReadingResult(lang=article.lang or "und", relevant=False)
