"""Changes in words."""

from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count

from django.utils.translation import override

from coalition.public.changes.model import SORTS, Change
from coalition.public.changes.parameters import ChangesAsked
from coalition.public.changes.presenters import ChangePresenter, by_day, sort_links
from coalition.public.selection.selection import Selection

CHANGE = Change(
    id=1,
    sort="up",
    pledge="de-troops-1",
    title="Soldiers",
    kind="troops",
    countries=("DE", "FR"),
    before="unclear",
    after="open",
    conditional=False,
    said_on=date(2026, 1, 5),
    said_on_precision="day",
    recorded_at=datetime(2026, 1, 6, 12, tzinfo=UTC),
    recorded_by="",
    reason="",
    words="",
    words_language="",
    is_quote=False,
    publisher="",
    url="",
)


def test_a_change_says_who_what_and_where_it_stands() -> None:
    with override("en"):
        shown = ChangePresenter(CHANGE)
        assert shown.headline == "Germany and France · Troops in Ukraine: Open to it"
        assert ChangePresenter(replace(CHANGE, after=None)).headline.endswith(": Retracted")
    assert shown.url == "/pledges/de-troops-1/"


def test_each_sort_has_a_shape_of_its_own() -> None:
    assert len({ChangePresenter(replace(CHANGE, sort=sort)).mark for sort in SORTS}) == len(SORTS)


def test_changes_stand_under_the_day_on_which_they_were_recorded() -> None:
    numbers = count(1)
    moments = [datetime(2026, 1, day, 9, tzinfo=UTC) for day in (7, 7, 6)]
    found = by_day(replace(CHANGE, id=next(numbers), recorded_at=moment) for moment in moments)
    assert [(day.day, [one.change.id for one in group]) for day, group in found] == [(7, [1, 2]), (6, [3])]


def test_a_sort_is_chosen_from_the_beginning_of_the_list_and_keeps_the_selection() -> None:
    links = sort_links(ChangesAsked(Selection(kind=("air",)), ("up",), 120))
    assert [link["url"] for link in links if link["here"]] == ["/changes/?kind=air&change=up"]
    assert links[0]["url"] == "/changes/?kind=air"
