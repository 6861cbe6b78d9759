"""What the desk shows: the queue, and of one suggestion the article, the reports, the record, the form."""

from dataclasses import dataclass

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.codebook.schema import Condition, Status
from coalition.core.http import Context
from coalition.core.i18n.languages import language_name
from coalition.readings.models import Claim
from coalition.register.models import Assessment
from coalition.register.models.countries import Country
from coalition.review.decide import queries
from coalition.review.decide.forms import DecisionForm, initial_form
from coalition.review.decide.highlight import TextRun, article_paragraphs
from coalition.review.decide.report_list import list_reports
from coalition.review.models import Decision, Suggestion
from coalition.review.queue.presenters import day_progress, queue_groups, queue_items
from coalition.review.queue.queries import next_after
from coalition.review.record.conflicts import conflict
from coalition.review.suggestions import reports
from coalition.review.suggestions.current_standings import CurrentStanding, current_standings


@dataclass(frozen=True)
class RecordedPledge:
    """One pledge of the cell as of the suggestion's day."""

    standing: CurrentStanding
    status: Status | None
    conditions: list[Condition]

    @property
    def assessment(self) -> Assessment | None:
        return self.standing.assessment


def desk_context(
    suggestion: Suggestion | None,
    by: User,
    *,
    report: int | None = None,
    form: DecisionForm | None = None,
    other: Assessment | None = None,
) -> Context:
    """Everything the page and its fragment need.

    `report`: the claim whose article is to be read. `other`: the assessment somebody else recorded meanwhile.
    """
    undoable = queries.undoable_decision(by)
    shown: Context = {
        "groups": queue_groups(),
        "progress": day_progress(),
        "suggestion": suggestion,
        "undoable": undoable,
        "undo_kind": codebook().kind(undoable.suggestion.kind) if undoable else "",
        "reasons": Decision.Reason.choices,
        **conflict(other),
    }
    return shown | suggestion_context(suggestion, report, form) if suggestion else shown


def suggestion_context(suggestion: Suggestion, report: int | None, form: DecisionForm | None) -> Context:
    claims = queries.claims_of(suggestion)
    standings = current_standings(suggestion.country, suggestion.kind, suggestion.said_on)
    return {
        "country": Country(code=suggestion.country),
        "kind": codebook().kind(suggestion.kind),
        "status": codebook().status(suggestion.status),
        **article_context(suggestion, claims, report),
        "recorded": [_recorded(one) for one in standings],
        "contradicting": queue_items(queries.contradicting(suggestion)),
        "decision": queries.decision_on(suggestion),
        "following": next_after(suggestion),
        "form": form or initial_form(suggestion, standings, claims),
    }


def article_context(suggestion: Suggestion, claims: list[Claim], report: int | None) -> Context:
    """The article that is open (the first, unless `report` is another's claim), and all reports."""
    first = claims[0] if claims else None
    claim = next((one for one in claims if one.pk == report), first)
    article = claim.reading.article if claim else None
    return {
        "reports": list_reports(claims, suggestion.conditions, claim),
        "independent": reports.count_independent(claims),
        "agreement": reports.agreement(claims, suggestion.conditions),
        "article": article,
        "article_language": language_name(article.language) if article else "",
        "paragraphs": _paragraphs(claim, claims) if claim else [],
    }


def _paragraphs(claim: Claim, claims: list[Claim]) -> list[list[TextRun]]:
    article = claim.reading.article
    own = [one for one in claims if one.reading.article_id == article.pk]
    return article_paragraphs(article.text, own, queries.other_claims(claim.reading_id, own))


def _recorded(standing: CurrentStanding) -> RecordedPledge:
    book, row = codebook(), standing.assessment
    conditions = [book.condition(slug) for slug in sorted(standing.conditions)]
    return RecordedPledge(standing, book.status(row.status) if row else None, conditions)
