"""Each component of templates/ui in each of its states: what the gallery shows, and what a new component adds itself to."""

from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from django import forms

from coalition.codebook.loader import codebook

LONG = (
    "The United Nations Multidimensional Integrated Stabilisation Mission’s neighbours and their friends, whose name is"
    " longer than any line of a phone"
)
UNBROKEN = "Donaudampfschifffahrtselektrizitätenhauptbetriebswerkbauunterbeamtengesellschaft"
# What the head of a page says to those who share it.
CARD = {
    "title": "Germany: troops",
    "description": LONG,
    "url": "https://tracker.example/cells/DE/troops/",
    "image": "https://tracker.example/card.png",
    "width": 1200,
    "height": 630,
    "locale": "en",
}


@dataclass(frozen=True)
class Specimen:
    """A component in one state: the file below templates/ui, the state in words, what the template is given."""

    component: str
    state: str
    context: dict[str, Any] = field(default_factory=dict)


class ExampleForm(forms.Form):
    """A field of every sort that the site's forms have."""

    day = forms.DateField(
        label="A day", help_text="What to enter stands here.", widget=forms.DateInput({"type": "date"})
    )
    words = forms.CharField(label="Words", widget=forms.Textarea({"rows": 3}))
    one = forms.ChoiceField(
        label="One of several", choices=[("a", "one"), ("b", "other")], widget=forms.RadioSelect
    )
    several = forms.MultipleChoiceField(
        label="Some of several", choices=[("a", "one"), ("b", "other")], widget=forms.CheckboxSelectMultiple
    )
    listed = forms.ChoiceField(label="From a list", choices=[("", "–"), ("a", "one")])
    ticked = forms.BooleanField(label="A tick")
    closed = forms.CharField(label="Closed to changes", disabled=True, required=False, initial="as it is")
    named_long = forms.CharField(label=LONG, help_text=LONG, initial=UNBROKEN)
    kept = forms.CharField(widget=forms.HiddenInput, initial="not seen")


def specimens() -> Iterator[Specimen]:
    """All of them, by component."""
    yield from _signs()
    yield from _names()
    yield from _states_of_a_page()
    yield from _fields()


def _signs() -> Iterator[Specimen]:
    statuses = codebook().statuses
    for status in statuses:
        yield Specimen("sign", str(status), {"status": status})
        yield Specimen("sign", f"{status}, conditional", {"status": status, "conditional": True})
        yield Specimen("sign", f"{status}, big", {"status": status, "size": "big"})
    yield Specimen("sign", "with its words beside it", {"status": statuses[0], "silent": True})
    for status in statuses:
        yield Specimen("status", str(status), {"status": status})
        yield Specimen("status", f"{status}, conditional", {"status": status, "conditional": True})
    yield Specimen("legend", "the whole ladder", {"ladder": statuses})
    yield Specimen("legend", "one status", {"ladder": statuses[:1]})
    yield Specimen("legend", "nothing on the ladder", {"ladder": []})


def _names() -> Iterator[Specimen]:
    yield Specimen("country", "a country", {"code": "DE", "name": "Germany"})
    yield Specimen("country", "a long name", {"code": "UN", "name": LONG})
    yield Specimen("country", "without a name", {"code": "XX", "name": "XX"})
    pledge = {"url": "#pledge", "kind": "Troops", "title": "Two battalions"}
    yield Specimen("pledge", "in the language it was written in", {**pledge, "site": {"foreign": False}})
    foreign = {"foreign": True, "written_in": "en"}
    yield Specimen("pledge", "in another language", {**pledge, "site": foreign})
    yield Specimen("pledge", "a long title", {**pledge, "title": LONG, "site": foreign})
    yield Specimen("pledge", "a title without a space", {**pledge, "title": UNBROKEN, "site": foreign})
    yield Specimen("cite", "of a page", {"citation": {"text": "Who committed what, 2026."}, "of": "of=%2F"})
    yield Specimen("cite", "a long one", {"citation": {"text": f"{LONG}. {UNBROKEN}."}, "of": "of=%2F"})


def _states_of_a_page() -> Iterator[Specimen]:
    for component, heading in (("empty", "Nothing here"), ("failed", "It failed")):
        said = {"heading": heading, "sentence": "And what to do about it."}
        yield Specimen(component, "a heading alone", {"heading": heading})
        yield Specimen(component, "and what to do", said)
        yield Specimen(component, "and a way out", {**said, "url": "#out", "label": "A way out"})
        yield Specimen(component, "long", {"heading": LONG, "sentence": f"{LONG} {UNBROKEN}"})
    way = {"previous": "#previous", "next": "#next", "label": "11–20 of 90"}
    yield Specimen("pages", "in the middle", way)
    yield Specimen("pages", "at the beginning", {**way, "previous": None})
    yield Specimen("pages", "at the end", {**way, "next": None})
    yield Specimen("pages", "without saying where", {**way, "label": ""})
    yield Specimen("pages", "all on one page: nothing is shown", {"label": "1–3 of 3"})


def _fields() -> Iterator[Specimen]:
    filled = {
        "day": "2026-01-06",
        "words": LONG,
        "one": "a",
        "several": ["a", "b"],
        "listed": "a",
        "ticked": True,
        "named_long": UNBROKEN,
    }
    forms_by_state = {
        "not filled in": ExampleForm(prefix="blank"),
        "filled in": ExampleForm(initial=filled, prefix="filled"),
        "refused": ExampleForm({"wrong-day": "never", "wrong-listed": "z"}, prefix="wrong"),
    }
    for state, form in forms_by_state.items():
        for bound in form:
            hidden = " (hidden)" if bound.is_hidden else ""
            yield Specimen("field", f"{bound.name.replace('_', ' ')}{hidden}: {state}", {"field": bound})
