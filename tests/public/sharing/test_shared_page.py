"""What a page is, told from its address alone."""

import pytest
from django.test import RequestFactory
from django.utils.translation import override
from hypothesis import given

from coalition.core.errors import BadParameter
from coalition.public.selection.selection import Selection
from coalition.public.sharing.edition import current_edition
from coalition.public.sharing.shared_page import citation, home, page_at
from coalition.register.models import Entry
from tests.factories import register
from tests.public.selections import SELECTIONS


@given(SELECTIONS)
def test_law_a_page_of_a_selection_is_told_from_its_address(selection: Selection) -> None:
    for path in ("/", "/map/", "/map/world/", "/charts/"):
        page = page_at(path + selection.query())
        assert (page.path, page.selection) == (path, selection)


@given(SELECTIONS)
def test_law_the_card_of_one_thing_shows_that_thing_on_the_same_day(selection: Selection) -> None:
    clock = Selection(as_of=selection.as_of, known_at=selection.known_at)
    cell = page_at(f"/cells/FR/air/{clock.query()}")
    assert cell.card == clock.but(country=("FR",), kind=("air",))
    assert page_at(f"/countries/FR/{clock.query()}").card == clock.but(country=("FR",))


@pytest.mark.parametrize(
    ("language", "titles"),
    [
        ("en", ["Who has committed what", "Air", "Map: Troops in Ukraine", "Charts: Air and Sea", "Germany", "Germany: Air"]),
        ("de", ["Wer sich wozu verpflichtet hat", "Luft", "Karte: Truppen in der Ukraine", "Diagramme: Luft und See", "Deutschland", "Deutschland: Luft"]),
        ("fr", ["Qui s’est engagé à quoi", "Air", "Carte : Troupes en Ukraine", "Graphiques : Air et Mer", "Allemagne", "Allemagne: Air"]),
        ("uk", ["Хто що зобов’язався зробити", "Повітря", "Карта: Війська в Україні", "Графіки: Повітря і Море", "Німеччина", "Німеччина: Повітря"]),
    ],
)  # fmt: skip
def test_a_page_has_a_title_in_the_readers_language(language: str, titles: list[str]) -> None:
    addresses = [
        "/",
        "/?kind=air",
        "/map/",
        "/charts/?kind=air&kind=naval",
        "/countries/DE/",
        "/cells/DE/air/",
    ]
    with override(language):
        assert [page_at(address).title.replace("\xa0", " ") for address in addresses] == titles


@pytest.mark.parametrize(
    ("address", "parameter"),
    [("/?kind=tanks", "kind"), ("/cells/DE/troops/?kind=air", "kind"), ("/countries/DE/?as_of=x", "as_of"), ("/data/", "of"),
     ("//evil.example/", "of"), ("https://testserver/", "of"), ("javascript:alert(1)", "of"), ("", "of"), ("/cells/DE/tanks/", "of")],
)  # fmt: skip
def test_what_is_no_page_to_be_cited_is_refused_by_name(address: str, parameter: str) -> None:
    with pytest.raises(BadParameter) as refused:
        page_at(address)
    assert refused.value.parameter == parameter


@pytest.mark.django_db
def test_a_joint_pledge_is_titled_by_its_countries_where_the_register_speaks_another_language() -> None:
    pledge = register.pledge("SE", "DK", kind="air", title="Nordic patrols")
    address = pledge.get_absolute_url()
    with override("en"):
        assert page_at(address).title == f"Nordic patrols ({pledge.slug})"
    with override("de"):
        assert page_at(address).title == f"Dänemark, Schweden: Luft ({pledge.slug})"
    assert page_at(address).card == Selection(country=("DK", "SE"), kind=("air",))
    with pytest.raises(BadParameter):
        page_at("/pledges/nothing/")


@pytest.mark.django_db
def test_an_empty_register_is_version_nought_and_its_citation_fixes_the_day_alone() -> None:
    assert (current_edition().version, current_edition().recorded_at) == (0, None)
    request = RequestFactory().get("/")
    told = citation(request, home())
    assert told.url == f"http://testserver/?as_of={told.day.isoformat()}"
    assert told.version == 0


@pytest.mark.django_db
def test_a_citation_leads_back_to_what_was_known_then_unless_an_earlier_time_was_asked_for() -> None:
    register.assessment(register.pledge("DE"))
    last = Entry.objects.latest("sequence")
    assert current_edition().version == last.sequence
    assert current_edition().hash == last.hash
    request = RequestFactory().get("/")
    found = page_at(
        citation(request, page_at("/?kind=air&cell=DE.air&lang=de")).url.removeprefix("http://testserver")
    )
    assert found.selection.known_at == last.recorded_at
    assert (found.selection.kind, found.selection.cell, found.selection.lang) == (("air",), None, None)
    earlier = citation(request, page_at("/?known_at=2026-01-07")).url
    assert earlier.endswith("&known_at=2026-01-07")
