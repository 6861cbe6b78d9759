"""What a template needs of a change: names, words and signs in the reader's language."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from functools import cached_property
from itertools import groupby

from babel.lists import format_list
from django.urls import reverse
from django.utils.translation import get_language, pgettext

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Status
from coalition.public.changes.model import SORTS, Change, Sort
from coalition.public.changes.parameters import ChangesAsked
from coalition.register.models.countries import country_name


@dataclass(frozen=True)
class ChangePresenter:
    change: Change

    @cached_property
    def countries(self) -> list[tuple[str, str]]:
        language = get_language() or "en"
        return [(code, country_name(code, language)) for code in self.change.countries]

    @property
    def who(self) -> str:
        return str(
            format_list(
                [name for _, name in self.countries], locale=(get_language() or "en").replace("-", "_")
            )
        )

    @property
    def kind(self) -> str:
        return str(codebook().kind(self.change.kind))

    @property
    def before(self) -> Status | None:
        return codebook().status(self.change.before) if self.change.before else None

    @property
    def after(self) -> Status | None:
        return codebook().status(self.change.after) if self.change.after else None

    @property
    def url(self) -> str:
        return reverse("public:pledge", args=[self.change.pledge])

    @property
    def mark(self) -> str:
        """A shape, so that the direction is not told by colour alone."""
        return {"new": "●", "up": "▲", "down": "▼", "again": "=", "correction": "✎", "retraction": "⊘"}[
            self.change.sort
        ]

    @property
    def headline(self) -> str:
        """“Germany · Troops in Ukraine: Refused”, for titles of feeds."""
        what = self.after or pgettext("changes", "Retracted")
        return f"{self.who} · {self.kind}: {what}"


def by_day(changes: Iterable[Change]) -> list[tuple[date, list[ChangePresenter]]]:
    """In their order, under the day on which each was recorded."""
    return [
        (day, [ChangePresenter(one) for one in group])
        for day, group in groupby(changes, key=lambda one: one.recorded_at.date())
    ]


def sort_links(asked: ChangesAsked) -> list[dict[str, str | bool]]:
    """One link a sort of change, and one for all."""
    found: list[dict[str, str | bool]] = []
    for sort in (None, *SORTS):
        chosen = (sort,) if sort else ()
        url = reverse("public:changes") + replace(asked, sorts=chosen).at(None).query()
        found.append({"label": label(sort), "here": asked.sorts == chosen, "url": url})
    return found


def label(sort: Sort | None) -> str:
    return {
        None: pgettext("changes", "All"),
        "new": pgettext("changes", "New"),
        "up": pgettext("changes", "Firmer"),
        "down": pgettext("changes", "Weaker"),
        "again": pgettext("changes", "Said again"),
        "correction": pgettext("changes", "Corrected"),
        "retraction": pgettext("changes", "Retracted"),
    }[sort]
