"""The reports of a statement, beside the one that is being read."""

from collections.abc import Sequence
from dataclasses import dataclass

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Condition
from coalition.core.i18n.languages import language_name
from coalition.readings.models import Claim
from coalition.review.suggestions import reports
from coalition.sources.models import Article


@dataclass(frozen=True)
class Report:
    """One claim, as a report of the statement."""

    claim: Claim
    article: Article
    publisher: str
    language: str
    agreement: str  # with the conditions that are proposed: agree, silent or differ
    conditions: list[Condition]
    is_copy: bool  # of a report above it: not independent
    is_open: bool


def list_reports(claims: Sequence[Claim], proposed: Sequence[str], open_claim: Claim | None) -> list[Report]:
    """Copies stand below the report they are copies of. `proposed`: the conditions of the suggestion."""
    found = []
    for group in reports.group_by_report(claims):
        first = group[0].reading.article_id
        for index, claim in enumerate(group):
            is_copy = index > 0 and claim.reading.article_id != first
            found.append(_report(claim, proposed, is_copy=is_copy, is_open=claim == open_claim))
    return found


def _report(claim: Claim, proposed: Sequence[str], *, is_copy: bool, is_open: bool) -> Report:
    article, named = claim.reading.article, set(claim.conditions)
    return Report(
        claim=claim,
        article=article,
        publisher=article.publisher or (article.source.name if article.source else "") or article.reference,
        language=language_name(article.language),
        agreement="agree" if named == set(proposed) else "differ" if named else "silent",
        conditions=[codebook().condition(slug) for slug in sorted(named)],
        is_copy=is_copy,
        is_open=is_open,
    )
