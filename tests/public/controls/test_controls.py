"""The controls of a selection: what can be chosen, what is, and how much each would show."""

from datetime import UTC, datetime

from coalition.public.controls.filters import filter_options
from coalition.public.controls.kind_tabs import kind_links
from coalition.public.selection.selection import Selection
from tests.public.matrices import cell, matrix

BUILT = matrix(cell("DE", "troops", "open", "ceasefire"), cell("FR", "troops", "refused"), silent=["NO"])


def test_an_option_says_whether_it_is_chosen_and_how_many_cells_it_would_show() -> None:
    options = filter_options(BUILT, Selection(status=("open",), country=("FR",)))
    statuses = {one.value: (one.chosen, one.count) for one in options["statuses"]}
    assert statuses["open"] == (True, 1)
    assert statuses["refused"] == (False, 1)
    assert statuses["decided"] == (False, None)
    assert {one.value: one.count for one in options["conditions"]}["ceasefire"] == 1
    assert [one.value for one in options["countries"] if one.chosen] == ["FR"]


def test_a_span_that_was_asked_for_stays_among_the_choices() -> None:
    spans = filter_options(BUILT, Selection(changed_within=12))["spans"]
    assert [(one.value, one.chosen) for one in spans] == [
        ("7", False),
        ("12", True),
        ("30", False),
        ("90", False),
        ("365", False),
    ]


def test_what_has_no_control_of_its_own_can_be_taken_off() -> None:
    asked = Selection(q="ship", known_at=datetime(2026, 1, 7, 12, tzinfo=UTC), kind=("naval",))
    text, known = filter_options(BUILT, asked)["extras"]
    assert text.url == "?kind=naval&known_at=2026-01-07T12%3A00%3A00Z"
    assert text.pairs == [("q", "ship")]
    assert known.url == "?kind=naval&q=ship"
    assert filter_options(BUILT, Selection(q="ship"))["extras"][0].url == "./"


def test_a_tab_changes_the_kind_and_keeps_the_rest() -> None:
    links = kind_links(Selection(body=("eu",), cell=("DE", "troops")), "/map/")
    by_url = {link.url: link.here for link in links}
    assert by_url["/map/?body=eu&kind=air"] is False
    assert [link.url for link in links if link.here] == ["/map/?body=eu&kind=troops"]
