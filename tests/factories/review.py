"""Suggestions, made as the product makes them: by proposing what readings found."""

from typing import Any

from coalition.review.models import Suggestion
from coalition.review.suggestions.propose import propose
from tests.factories.readings import reading
from tests.factories.register import country
from tests.factories.sources import ArticleFactory


def suggestion(*, article: dict[str, Any] | None = None, **claim: Any) -> Suggestion:
    """What waits after one article with one claim was read and proposed."""
    fields = {"country": "NO", "kind": "troops", "status": "refused", **claim}
    country(fields["country"])
    run = reading(fields, article=ArticleFactory.create(**(article or {})))
    propose(run.pk)
    return Suggestion.objects.waiting().get(claims__reading=run)
