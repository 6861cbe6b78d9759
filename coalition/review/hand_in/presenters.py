"""What arrived, and what became of it, in words."""

from collections.abc import Iterable
from dataclasses import dataclass
from urllib.parse import urlencode

from django.core.paginator import Page
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy, ngettext

from coalition.readings.models import Reading
from coalition.review.hand_in import queries
from coalition.sources.models import Delivery

STATE_LABELS = {
    Delivery.State.WAITING: gettext_lazy("on its way"),
    Delivery.State.STORED: gettext_lazy("a new article"),
    Delivery.State.KNOWN: gettext_lazy("was here already"),
    Delivery.State.REFUSED: gettext_lazy("not taken"),
    Delivery.State.FAILED: gettext_lazy("could not be had"),
}


@dataclass(frozen=True)
class DeliveryRow:
    delivery: Delivery
    state: str
    outcome: str  # what became of it, one sentence
    url: str  # where to go on: a suggestion that waits because of it
    is_final: bool  # nothing more will become of it by itself


@dataclass(frozen=True)
class StateFilter:
    slug: str
    label: str
    count: int
    is_chosen: bool


def deliveries_context(state: str, page: Page[Delivery]) -> dict[str, object]:
    rows = delivery_rows(page.object_list)
    return {
        "deliveries": rows,
        "previous": _page_url(state, page.previous_page_number()) if page.has_previous() else "",
        "next": _page_url(state, page.next_page_number()) if page.has_next() else "",
        "label": f"{page.start_index()}–{page.end_index()} / {page.paginator.count}",
        "states": state_filters(state),
        "waiting": any(not one.is_final for one in rows),
    }


def state_filters(chosen: str) -> list[StateFilter]:
    counts = queries.count_by_state()
    every = StateFilter("", _("all"), sum(counts.values()), is_chosen=chosen not in STATE_LABELS)
    return [
        every,
        *(
            StateFilter(state, str(label), counts.get(state, 0), is_chosen=state == chosen)
            for state, label in STATE_LABELS.items()
        ),
    ]


def _page_url(state: str, page: int) -> str:
    return f"{reverse('review:deliveries')}?{urlencode({'state': state, 'page': page})}"


def delivery_rows(deliveries: Iterable[Delivery]) -> list[DeliveryRow]:
    """Of deliveries as `queries.newest_deliveries` gives them."""
    rows = list(deliveries)
    waiting = queries.waiting_by_article(row.article_id for row in rows if row.article_id)
    return [_delivery_row(row, waiting.get(row.article_id or 0)) for row in rows]


def _delivery_row(row: Delivery, suggestion: int | None) -> DeliveryRow:
    return DeliveryRow(
        delivery=row,
        state=str(STATE_LABELS[Delivery.State(row.state)]),
        outcome=row.reason or _reading_outcome(row),
        url=reverse("review:suggestion", args=[suggestion]) if suggestion else "",
        is_final=_is_final(row),
    )


def _is_final(row: Delivery) -> bool:
    """Whether it has come to its end: without an article, or read and proposed, or read in vain."""
    if row.state == Delivery.State.WAITING:
        return False
    if row.article is None:
        return True
    current, failed = _readings(row)
    return bool(failed) or any(hasattr(one, "proposal") for one in current)


def _reading_outcome(row: Delivery) -> str:
    if row.article is None:
        return ""
    current, failed = _readings(row)
    if not current:
        return failed[0].reason if failed else _("Stored; it is still to be read.")
    count: int = getattr(current[0], "count", 0)
    if count == 0:
        return _("Read; nothing that concerns the register was found.")
    return ngettext("Read; %(count)d claim found.", "Read; %(count)d claims found.", count) % {"count": count}


def _readings(row: Delivery) -> tuple[list[Reading], list[Reading]]:
    """What the query has put beside the article: its current readings and its failed ones."""
    return getattr(row.article, "current_readings", []), getattr(row.article, "failed_readings", [])
