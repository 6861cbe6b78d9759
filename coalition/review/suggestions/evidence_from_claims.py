"""Makes evidence of claims: the quote with its exact span, and a copy of all that tells where it stands."""

from collections.abc import Iterable

from coalition.codebook.defaults import reported_basis, said_basis
from coalition.readings.models import Claim
from coalition.register.actions import EvidenceInput
from coalition.register.models import Evidence
from coalition.review.suggestions import reports


def evidence_from_claims(claims: Iterable[Claim], *, basis: str = "") -> list[EvidenceInput]:
    """One piece a claim; `basis` is what the editor says they rest on, else a statement if someone is quoted.

    A claim whose quote does not stand in the article's text (any more) is left out: it proves nothing.
    """
    kept = [claim for claim in claims if _quote_is_in_text(claim)]
    origins = reports.origins(kept)
    return [_evidence(claim, origins[claim.reading.article_id], basis) for claim in kept]


def _quote_is_in_text(claim: Claim) -> bool:
    return claim.reading.article.text[claim.start : claim.end] == claim.quote


def _evidence(claim: Claim, origin: str, basis: str) -> EvidenceInput:
    article = claim.reading.article
    source = article.source
    return EvidenceInput(
        form=Evidence.Form.QUOTE.value,
        text=claim.quote,
        url=article.url,
        reference="" if article.url else (article.reference or article.title or f"article {article.pk}"),
        language=article.language,
        basis=basis or (said_basis() if claim.speaker else reported_basis()),
        speaker=claim.speaker,
        publisher=article.publisher or (source.name if source else ""),
        tier=article.tier or (source.tier if source else ""),
        title=article.title,
        origin=origin,
        published_on=article.published_on,
        fetched_at=article.fetched_at,
        text_hash=article.text_hash,
        start=claim.start,
        end=claim.end,
        snapshot_hash=article.snapshot_id,
    )
