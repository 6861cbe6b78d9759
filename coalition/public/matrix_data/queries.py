"""Takes from the register what the matrix is built from, with the same few queries whatever its size.

One for the countries, one for the states of the conditions, one for the assessments of each day that is looked at (the
day itself, and those `compare` and `changed_within` look back to).
"""

from datetime import date, datetime
from decimal import Decimal
from functools import lru_cache
from typing import Any

from babel import Locale
from django.contrib.postgres.expressions import ArraySubquery
from django.db.models import BooleanField, Case, Exists, F, OuterRef, Q, Value, When
from django.db.models.functions import Concat
from django.utils.translation import get_language

from coalition.core.errors import BadParameter
from coalition.core.i18n.collation import sort_key
from coalition.public.matrix_data.build import build
from coalition.public.matrix_data.model import (
    ConditionKey,
    CountryOnDay,
    Matrix,
    PledgeOnDay,
    Quantity,
    RegisterOnDay,
)
from coalition.public.selection.selection import Selection
from coalition.register.chain import ledger
from coalition.register.models import (
    Assessment,
    AssessmentCondition,
    ConditionState,
    Country,
    Evidence,
    Membership,
    Participation,
)


def matrix(selection: Selection) -> Matrix:
    """The matrix of a selection. Raises BadParameter for a country that the register does not know."""
    places = places_on(selection.day)
    _check_countries(selection, {place.code for place in places})
    changes = condition_changes(selection.known_at)

    def day(on: date | None, q: str = "") -> RegisterOnDay | None:
        return None if on is None else RegisterOnDay(_states(on, selection.known_at, q), met_on(changes, on))

    now = day(selection.day, selection.q)
    assert now is not None  # noqa: S101 - for the type checker: the day is always given
    return build(selection, places, now, compare=day(selection.compare), before=day(selection.before))


def places_on(day: date) -> list[CountryOnDay]:
    """All countries with their bodies on a day, in the alphabetical order of the active language."""
    names = Locale.parse((get_language() or "en").replace("-", "_")).territories
    bodies = ArraySubquery(
        Membership.objects.on(day).filter(country=OuterRef("pk")).order_by("body").values("body")
    )
    rows = Country.objects.annotate(on_day=bodies).values_list("code", "on_day")
    places = [CountryOnDay(code, str(names.get(code, code)), tuple(on_day)) for code, on_day in rows]
    return sorted(places, key=lambda place: sort_key(place.name))


def is_country(code: str) -> bool:
    """Whether the register knows the country."""
    return Country.objects.filter(pk=code).exists()


def _check_countries(selection: Selection, known: set[str]) -> None:
    asked = [("country", code) for code in selection.country]
    if selection.cell:
        asked.append(("cell", selection.cell[0]))
    for name, code in asked:
        if code not in known:
            raise BadParameter.unknown(name, code)


def _states(day: date, known_at: datetime | None, q: str = "") -> list[PledgeOnDay]:
    countries = Participation.objects.filter(pledge=OuterRef("pledge")).order_by("country").values("country")
    conditions = AssessmentCondition.objects.filter(assessment=OuterRef("pk"))
    # Text, which needs no decoding for each of thousands of rows.
    waits_for = conditions.values(
        one=Concat("condition__slug", Value(":"), "condition__country_id")
    ).order_by("one")
    rows = (
        Assessment.objects.as_of(day, known_at)
        .annotate(
            countries=ArraySubquery(countries),
            waiting=ArraySubquery(waits_for),
            found=_found(q),
            slug=F("pledge__slug"),
            kind=F("pledge__kind"),
            title=F("pledge__title"),
        )
        .values_list(
            "slug", "kind", "title", "countries", "status", "said_on", "said_on_precision", "waiting",
            "quantity_low", "quantity_high", "quantity_unit", "quantity_words", "reports", "contested", "found",
        )
    )  # fmt: skip
    return [_state(*row) for row in rows]


def _found(q: str) -> Any:
    """Whether the words stand in the title, the note, the quantity or a piece of evidence."""
    if not q:
        return Value(value=True, output_field=BooleanField())
    spoken = Evidence.objects.filter(assessment=OuterRef("pk")).filter(
        Q(text__icontains=q) | Q(speaker__icontains=q) | Q(office__icontains=q) | Q(publisher__icontains=q)
    )
    words = (
        Q(pledge__title__icontains=q) | Q(note__icontains=q) | Q(quantity_words__icontains=q) | Exists(spoken)
    )
    return Case(When(words, then=Value(value=True)), default=Value(value=False))


def _state(
    slug: str, kind: str, title: str, countries: list[str], status: str, said_on: date, precision: str, waiting: list[str],
    low: Decimal | None, high: Decimal | None, unit: str, quantity_words: str, *last: Any,
) -> PledgeOnDay:  # fmt: skip
    """A row as `_states` asks for it."""
    conditions = tuple(
        (name, country or None) for name, _colon, country in (one.partition(":") for one in waiting)
    )
    return PledgeOnDay(
        slug, kind, title, tuple(countries), status, said_on, precision, conditions, Quantity.of(low, high, unit),
        quantity_words, *last,
    )  # fmt: skip


def condition_changes(known_at: datetime | None) -> list[tuple[ConditionKey, date, str]]:
    """Every state of every condition known at the time, the oldest first: few rows, which serve several days."""
    rows = ConditionState.objects.known(known_at).order_by("said_on", "recorded_at", "pk")
    return [
        ((slug, country), said_on, state)
        for slug, country, said_on, state in rows.values_list(
            "condition__slug", "condition__country", "said_on", "state"
        )
    ]


def met_on(changes: list[tuple[ConditionKey, date, str]], day: date) -> frozenset[ConditionKey]:
    latest = {condition: state for condition, said_on, state in changes if said_on <= day}
    return frozenset(condition for condition, state in latest.items() if state == ConditionState.State.MET)


def days_of_change(known_at: datetime | None) -> str:
    """The days on which anything was said, the oldest first, as the slider takes them: of ten years there are thousands."""
    return _days_of_change(ledger.version(), known_at)


@lru_cache(maxsize=16)
def _days_of_change(_version: int, known_at: datetime | None) -> str:
    """Kept until the register moves: every page of the matrix has the same."""
    return " ".join(map(date.isoformat, Assessment.objects.days(known_at)))
