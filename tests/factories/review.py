"""Suggestions and decisions, made as the product makes them: by proposing what readings found, and by deciding."""

from typing import Any

from coalition.accounts.models import User
from coalition.review.decide import actions
from coalition.review.models import Decision, Proposal, Suggestion
from coalition.review.suggestions.propose import propose
from tests.factories.accounts import EditorFactory
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


def proposal() -> Proposal:
    """A reading that was turned into suggestions."""
    run = reading()
    propose(run.pk)
    return Proposal.objects.get(reading=run)


def decision(of: Suggestion | None = None, *, by: User | None = None) -> Decision:
    """A suggestion that an editor accepted."""
    return actions.accept(by=by or EditorFactory.create(), suggestion=of or suggestion())
