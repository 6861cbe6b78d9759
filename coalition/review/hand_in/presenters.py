"""What arrived, and what became of it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.db.models import Count, Prefetch, QuerySet
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coalition.readings.models import Reading
from coalition.review.models import Suggestion
from coalition.sources.models import Delivery

WORDS = {
    Delivery.State.WAITING: gettext_lazy("on its way"),
    Delivery.State.STORED: gettext_lazy("a new article"),
    Delivery.State.KNOWN: gettext_lazy("was here already"),
    Delivery.State.REFUSED: gettext_lazy("not taken"),
    Delivery.State.FAILED: gettext_lazy("could not be had"),
}


@dataclass(frozen=True)
class Arrival:
    delivery: Delivery
    state: str
    outcome: str  # what became of it, one sentence
    url: str  # where to go on: a suggestion that waits because of it
    settled: bool  # nothing more will become of it by itself


@dataclass(frozen=True)
class Choice:
    slug: str
    label: str
    count: int
    here: bool


def newest(state: str) -> QuerySet[Delivery]:
    """What arrived, of a state or all, the newest first, with its article's readings."""
    rows = Delivery.objects.filter(state=state) if state else Delivery.objects.all()
    readings = Reading.objects.current().select_related("proposal").annotate(count=Count("claims"))
    failed = Reading.objects.filter(outcome=Reading.Outcome.FAILED)
    return (
        rows.select_related("article", "source", "handed_in_by")
        .defer("article__text")
        .prefetch_related(
            Prefetch("article__readings", readings, to_attr="current"),
            Prefetch("article__readings", failed, to_attr="broken"),
        )
        .order_by("-arrived_at", "-pk")
    )


def states(chosen: str) -> list[Choice]:
    counts = dict(Delivery.objects.order_by().values_list("state").annotate(count=Count("pk")))
    every = Choice("", _("all"), sum(counts.values()), here=chosen not in WORDS)
    return [
        every,
        *(Choice(state, str(words), counts.get(state, 0), state == chosen) for state, words in WORDS.items()),
    ]


def address(state: str, page: int) -> str:
    """Of a page of what arrived."""
    return f"{reverse('review:deliveries')}?{urlencode({'state': state, 'page': page})}"


def described(rows: Iterable[Delivery]) -> list[Arrival]:
    rows = list(rows)
    waiting = Suggestion.objects.waiting().filter(
        claims__reading__article__in=[row.article_id for row in rows if row.article_id]
    )
    by_article: dict[int, int] = {}
    for article, suggestion in waiting.order_by().values_list("claims__reading__article", "pk"):
        by_article.setdefault(article, suggestion)
    return [_describe(row, by_article.get(row.article_id or 0)) for row in rows]


def _describe(row: Delivery, suggestion: int | None) -> Arrival:
    url = reverse("review:suggestion", args=[suggestion]) if suggestion else ""
    state = str(WORDS[Delivery.State(row.state)])
    return Arrival(row, state, row.reason or _reading(row), url, _is_settled(row))


def _is_settled(row: Delivery) -> bool:
    """Whether it has come to its end: without an article, or read and proposed, or read in vain."""
    if row.state == Delivery.State.WAITING:
        return False
    if row.article is None:
        return True
    current: list[Reading] = getattr(row.article, "current", [])
    return bool(getattr(row.article, "broken", [])) or any(hasattr(one, "proposal") for one in current)


def _reading(row: Delivery) -> str:
    if row.article is None:
        return ""
    current: list[Reading] = getattr(row.article, "current", [])
    if current:
        count: int = getattr(current[0], "count", 0)
        if count == 0:
            return _("Read; nothing that concerns the register was found.")
        return ngettext("Read; %(count)d claim found.", "Read; %(count)d claims found.", count) % {
            "count": count
        }
    broken: list[Reading] = getattr(row.article, "broken", [])
    return broken[0].reason if broken else _("Stored; it is still to be read.")
