"""What arrived, and what became of it."""

from collections.abc import Iterable

from django.db.models import Count, Prefetch, QuerySet

from coalition.readings.models import Reading
from coalition.review.models import Suggestion
from coalition.sources.models import Delivery


def newest_deliveries(state: str) -> QuerySet[Delivery]:
    """Of a state or all, the newest first.

    Each article comes with its `current_readings`, which know their claims' `count`, and its `failed_readings`.
    """
    rows = Delivery.objects.filter(state=state) if state else Delivery.objects.all()
    current = Reading.objects.current().select_related("proposal").annotate(count=Count("claims"))
    failed = Reading.objects.filter(outcome=Reading.Outcome.FAILED)
    return (
        rows.select_related("article", "source", "handed_in_by")
        .defer("article__text")
        .prefetch_related(
            Prefetch("article__readings", current, to_attr="current_readings"),
            Prefetch("article__readings", failed, to_attr="failed_readings"),
        )
        .order_by("-arrived_at", "-pk")
    )


def count_by_state() -> dict[str, int]:
    return dict(Delivery.objects.order_by().values_list("state").annotate(count=Count("pk")))


def waiting_by_article(articles: Iterable[int]) -> dict[int, int]:
    """The article -> a suggestion that waits because of it."""
    waiting = Suggestion.objects.waiting().filter(claims__reading__article__in=articles).order_by()
    found: dict[int, int] = {}
    for article, suggestion in waiting.values_list("claims__reading__article", "pk"):
        found.setdefault(article, suggestion)
    return found
