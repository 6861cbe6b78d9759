"""What the desk shows of one suggestion: the article, the reports, the record, the form."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from django.utils import timezone

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
from coalition.codebook.schema import Condition, Status
from coalition.core.i18n.languages import language_name
from coalition.readings.models import Claim
from coalition.register.models import Assessment
from coalition.register.models.countries import Country
from coalition.review.decide import highlight
from coalition.review.decide.actions import default_title
from coalition.review.decide.forms import NEW, DecisionForm, write_seen
from coalition.review.models import Decision, Suggestion
from coalition.review.queue import queries
from coalition.review.suggestions import impact, reports
from coalition.review.suggestions.current_standings import Standing, standings_of
from coalition.sources.models import Article

# A decision can be taken back from the desk for so long; later it is corrected on the pledge's page.
UNDO_WITHIN = timedelta(hours=1)


@dataclass(frozen=True)
class Report:
    """One claim, as a report of the statement."""

    claim: Claim
    article: Article
    publisher: str
    language: str
    stand: str  # agree, silent or differ
    conditions: list[Condition]
    copy: bool  # of a report above it: not independent
    here: bool


@dataclass(frozen=True)
class Recorded:
    """One pledge of the cell as of the suggestion's day."""

    standing: Standing
    status: Status | None
    conditions: list[Condition]

    @property
    def assessment(self) -> Assessment | None:
        return self.standing.assessment


def context(
    suggestion: Suggestion | None,
    by: User,
    *,
    report: int | None = None,
    form: DecisionForm | None = None,
    theirs: Assessment | None = None,
) -> dict[str, Any]:
    """Everything the page and its fragment need. `report`: the claim whose article is to be read."""
    last = undoable(by)
    shown: dict[str, Any] = {
        "groups": queries.groups(),
        "progress": queries.progress(),
        "suggestion": suggestion,
        "undoable": last,
        "undo_kind": codebook().kind(last.suggestion.kind) if last else "",
        "reasons": Decision.Reason.choices,
        **of_theirs(theirs),
    }
    if suggestion:
        shown |= of_suggestion(suggestion, report=report, form=form)
    return shown


def of_theirs(theirs: Assessment | None) -> dict[str, Any]:
    """What somebody else recorded meanwhile, for review/decide/conflict.html."""
    if theirs is None:
        return {}
    book = codebook()
    conditions = [book.condition(one.condition.slug) for one in theirs.waits_for.select_related("condition")]
    return {"theirs": theirs, "their_status": book.status(theirs.status), "their_conditions": conditions}


def of_suggestion(suggestion: Suggestion, *, report: int | None, form: DecisionForm | None) -> dict[str, Any]:
    claims = list(suggestion.claims.select_related("reading__article__source", "reading__article__snapshot"))
    reading = next((claim for claim in claims if claim.pk == report), claims[0] if claims else None)
    standings = standings_of(suggestion.country, suggestion.kind, suggestion.said_on)
    same_cell = Suggestion.objects.waiting().of_cell(suggestion.country, suggestion.kind)
    return {
        "country": Country(code=suggestion.country),
        "kind": codebook().kind(suggestion.kind),
        "status": codebook().status(suggestion.status),
        "reports": list_reports(claims, suggestion.conditions, reading),
        "independent": reports.independent(claims),
        "agreement": reports.agreement(claims, suggestion.conditions),
        "article": reading.reading.article if reading else None,
        "tongue": language_name(reading.reading.article.language) if reading else "",
        "paragraphs": _paragraphs(reading, claims) if reading else [],
        "recorded": [_recorded(one) for one in standings],
        "others": queries.items(impact.contradicting(suggestion, same_cell.with_claims())),
        "decision": Decision.objects.select_related("assessment__pledge")
        .filter(suggestion=suggestion)
        .first(),
        "following": queries.following(suggestion),
        "form": form or unbound(suggestion, standings, claims),
    }


def list_reports(claims: Sequence[Claim], proposed: Sequence[str], reading: Claim | None) -> list[Report]:
    book = codebook()
    found = []
    for group in reports.by_origin(claims):
        for index, claim in enumerate(group):
            article = claim.reading.article
            named = set(claim.conditions)
            found.append(
                Report(
                    claim=claim,
                    article=article,
                    publisher=article.publisher
                    or (article.source.name if article.source else "")
                    or article.reference,
                    language=language_name(article.language),
                    stand="agree" if named == set(proposed) else "silent" if not named else "differ",
                    conditions=[book.condition(slug) for slug in sorted(named)],
                    copy=index > 0 and article.pk != group[0].reading.article_id,
                    here=claim == reading,
                )
            )
    return found


def unbound(suggestion: Suggestion, standings: list[Standing], claims: Sequence[Claim]) -> DecisionForm:
    """The form as it is first shown: what is suggested, for the pledge it aims at."""
    aimed = suggestion.pledge_id or (standings[0].pledge.pk if standings else NEW)
    initial = {
        "pledge": str(aimed),
        "title": default_title(suggestion.country, suggestion.kind),
        "status": suggestion.status,
        "conditions": suggestion.conditions,
        "said_on": suggestion.said_on,
        "precision": suggestion.said_on_precision,
        "quantity_low": plain(suggestion.quantity_low),
        "quantity_high": plain(suggestion.quantity_high),
        "quantity_unit": suggestion.quantity_unit,
        "seen": write_seen(standings),
        "claims": ",".join(str(claim.pk) for claim in claims),
    }
    return DecisionForm(standings, initial=initial)


def plain(number: Any) -> str:
    """A number for a form's field: without the decimals that say nothing."""
    return (
        ""
        if number is None
        else f"{number:f}".rstrip("0").rstrip(".")
        if "." in f"{number:f}"
        else f"{number:f}"
    )


def undoable(by: User) -> Decision | None:
    """The editor's last decision, while it is fresh and has not been taken back."""
    mine = Decision.objects.filter(decided_by=by, suggestion__authored_by=None)
    last = mine.filter(decided_at__gte=timezone.now() - UNDO_WITHIN).select_related("suggestion").first()
    if last is None or Suggestion.objects.waiting().filter(claims__in=last.suggestion.claims.all()).exists():
        return None
    return last


def _recorded(standing: Standing) -> Recorded:
    book = codebook()
    row = standing.assessment
    conditions = [book.condition(slug) for slug in sorted(standing.conditions)]
    return Recorded(standing, book.status(row.status) if row else None, conditions)


def _paragraphs(reading: Claim, claims: Sequence[Claim]) -> list[list[highlight.Piece]]:
    """The article's text; what this suggestion rests on is marked first, then what else was claimed in it."""
    article = reading.reading.article
    mine = [claim for claim in claims if claim.reading.article_id == article.pk]
    rest = Claim.objects.filter(reading=reading.reading_id).exclude(pk__in=[claim.pk for claim in mine])
    spans: dict[tuple[int, int], highlight.Span] = {}
    for claim in [*mine, *rest]:
        place = (claim.start, claim.end)
        spans.setdefault(place, highlight.Span(*place, number=len(spans) + 1, main=claim in mine))
    return highlight.paragraphs(article.text, list(spans.values()))
