"""Articles that are read and proposed, and what waits after them."""

from typing import Any

from coalition.readings.models import Reading
from coalition.review.models import Suggestion
from coalition.review.suggestions.propose import propose
from tests.factories.readings import reading
from tests.factories.sources import ArticleFactory

REFUSES: dict[str, Any] = {"country": "NO", "kind": "troops", "status": "refused"}


def read(*claims: dict[str, Any], **article: Any) -> Reading:
    """An article with these claims is read and proposed."""
    run = reading(*claims, article=ArticleFactory.create(**article))
    propose(run.pk)
    return run


def waiting() -> list[Suggestion]:
    """The waiting suggestions, the oldest first."""
    return list(Suggestion.objects.waiting().order_by("pk"))
