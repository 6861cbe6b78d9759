"""The one door to the readers: `COALITION_READER` names the one that reads."""

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from coalition.readings.claim import ArticleText, ReadingResult
from coalition.readings.outcome import Run
from coalition.readings.readers import rules


def read(article: ArticleText) -> ReadingResult:
    """What the configured reader finds in the article. Raises ReaderFailed when it can't read it."""
    return perform(article).result


def perform(article: ArticleText, *, article_id: int | None = None) -> Run:
    """The same, with the reader's name and version, and why another one stood in if it did."""
    if settings.COALITION_READER == "rules":
        return by_rules(article)
    raise ImproperlyConfigured(f"COALITION_READER is {settings.COALITION_READER!r}; set it to rules or llm.")


def by_rules(article: ArticleText, *, note: str = "") -> Run:
    """A run of the rules reader, whatever is configured."""
    return Run(result=rules.read(article), reader="rules", version=rules.VERSION, note=note)


def configured() -> tuple[str, str]:
    """The name and version of the reader that would read now."""
    if settings.COALITION_READER == "rules":
        return "rules", rules.VERSION
    raise ImproperlyConfigured(f"COALITION_READER is {settings.COALITION_READER!r}; set it to rules or llm.")
