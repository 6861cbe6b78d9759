"""The reports that a suggestion rests on: how many are independent, and where they agree."""

from collections import Counter
from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import date

from coalition.readings.models import Claim
from coalition.register.actions import Quantity
from coalition.register.models.append_only import Precision
from coalition.sources.models import NEAR_DUPLICATE_BITS, Article


@dataclass(frozen=True)
class Agreement:
    """How independent reports of one statement stand to the conditions that are proposed."""

    agree: int
    silent: int
    differ: int


def group_by_report(claims: Iterable[Claim]) -> list[list[Claim]]:
    """The claims sorted by independent report.

    Articles with one origin (an agency's wire), and those whose texts differ little, are one report. The groups
    stand in the order of the claims, and so do the claims within them.
    """
    groups: list[list[Claim]] = []
    for claim in claims:
        for group in groups:
            if any(_same_report(claim.reading.article, other.reading.article) for other in group):
                group.append(claim)
                break
        else:
            groups.append([claim])
    return groups


def _same_report(one: Article, other: Article) -> bool:
    if one.pk == other.pk or (one.origin and one.origin == other.origin):
        return True
    if one.simhash is None or other.simhash is None:
        return False
    return ((one.simhash ^ other.simhash) & 0xFFFF_FFFF_FFFF_FFFF).bit_count() <= NEAR_DUPLICATE_BITS


def origins(claims: Iterable[Claim]) -> dict[int, str]:
    """For each article the origin to be kept with its evidence: the agency, or what nearly equal texts share.

    Empty for a report that stands alone.
    """
    found = {}
    for group in group_by_report(claims):
        articles = {claim.reading.article_id: claim.reading.article for claim in group}
        shared = f"text {group[0].reading.article.text_hash[:12]}" if len(articles) > 1 else ""
        origin = next((article.origin for article in articles.values() if article.origin), shared)
        found.update(dict.fromkeys(articles, origin))
    return found


def count_independent(claims: Iterable[Claim]) -> int:
    """How many independent reports these claims are."""
    return len(group_by_report(claims))


def languages(claims: Iterable[Claim]) -> list[str]:
    return sorted({claim.reading.article.language for claim in claims})


def said_on(claims: Collection[Claim]) -> tuple[date, str]:
    """The first day the statement was published, or, if no report says when, the day the first one arrived, `about`."""
    published = [day for claim in claims if (day := claim.reading.article.published_on)]
    if published:
        return min(published), Precision.DAY.value
    return min(claim.reading.article.fetched_at.date() for claim in claims), Precision.ABOUT.value


def conditions(claims: Iterable[Claim]) -> list[str]:
    """The conditions that most independent reports name together; those that name none don't count."""
    named = [found for group in group_by_report(claims) if (found := _conditions_named_in(group))]
    return max(named, key=lambda together: (named.count(together), len(together), together), default=[])


def _conditions_named_in(group: Iterable[Claim]) -> list[str]:
    return sorted({slug for claim in group for slug in claim.conditions})


def quantity(claims: Iterable[Claim]) -> Quantity | None:
    """The quantity that most claims name, or None."""
    counted = Counter(found for claim in claims if (found := claim_quantity(claim)))
    return (
        max(counted, key=lambda found: (counted[found], found.high, found.low, found.unit))
        if counted
        else None
    )


def claim_quantity(claim: Claim) -> Quantity | None:
    if claim.quantity_low is None or claim.quantity_high is None:
        return None
    return Quantity(low=claim.quantity_low, high=claim.quantity_high, unit=claim.quantity_unit)


def agreement(claims: Iterable[Claim], proposed: Collection[str]) -> Agreement:
    """How many independent reports name exactly the proposed conditions, how many none, how many others."""
    named = [_conditions_named_in(group) for group in group_by_report(claims)]
    agree = named.count(sorted(proposed))
    silent = named.count([]) if proposed else 0
    return Agreement(agree=agree, silent=silent, differ=len(named) - agree - silent)
