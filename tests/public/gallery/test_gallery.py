"""The gallery shows every component, each in all its states."""

from typing import Any

import pytest
from django.test import Client

from coalition.codebook.loader import codebook
from coalition.core.paths import PROJECT
from coalition.public.gallery.specimens import ExampleForm, specimens

COMPONENTS = {file.stem for file in (PROJECT / "templates" / "ui").glob("*.html")} - {"gallery"}


@pytest.fixture
def shown(client: Client, settings: Any) -> Any:
    settings.DEBUG = True
    return client.get("/gallery/")


def test_it_is_for_development(client: Client) -> None:
    assert client.get("/gallery/").status_code == 404


@pytest.mark.django_db
def test_every_component_is_rendered_by_it(shown: Any) -> None:
    rendered = {template.name for template in shown.templates}
    assert {f"ui/{name}.html" for name in COMPONENTS} - rendered == set(), (
        "add it to coalition/public/gallery/specimens.py"
    )


@pytest.mark.django_db
def test_each_can_be_found_by_its_name(shown: Any) -> None:
    text = shown.content.decode()
    around = {"masthead", "messages", "footer"}  # the page's own
    assert {name for name in COMPONENTS - around if f'id="{name}"' not in text} == set()
    for component in COMPONENTS & around:
        assert component in text


def test_no_state_is_shown_twice_and_each_has_words() -> None:
    states = [(shown.component, shown.state) for shown in specimens()]
    assert len(states) == len(set(states))
    assert all(state for _, state in states)


def test_what_has_to_hold_long_words_is_shown_with_them() -> None:
    with_long = {shown.component for shown in specimens() if "long" in shown.state}
    assert {"country", "pledge", "cite", "empty", "failed", "field"} <= with_long


@pytest.mark.django_db
def test_every_status_of_the_codebook_is_shown_with_and_without_conditions(shown: Any) -> None:
    states = dict(shown.context["components"])["status"]
    names = {name for name, _ in states}
    for status in codebook().statuses:
        assert {str(status), f"{status}, conditional"} <= names


@pytest.mark.django_db
def test_fields_are_shown_empty_filled_and_refused(shown: Any) -> None:
    states = dict(dict(shown.context["components"])["field"])
    assert len(states) == 3 * len(ExampleForm().fields)
    assert "Enter a valid date." in states["day: refused"]
    assert "This field is required." in states["words: refused"]
    assert 'value="2026-01-06"' in states["day: filled in"]
    assert "<label" not in states["kept (hidden): filled in"]


@pytest.mark.django_db
def test_what_others_see_of_a_shared_page_is_shown_as_text(shown: Any) -> None:
    text = shown.content.decode()
    assert "&lt;meta property=&quot;og:title&quot; content=&quot;Germany: troops&quot;&gt;" in text


@pytest.mark.django_db
def test_the_page_can_be_looked_at_as_an_editor(client: Client, shown: Any, settings: Any) -> None:
    assert "Sign out" not in shown.content.decode()
    as_editor = client.get("/gallery/?as=editor").content.decode()
    assert "Sign out" in as_editor
    assert "An editor" in as_editor
