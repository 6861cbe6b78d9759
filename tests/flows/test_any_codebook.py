"""What works for every coalition. Runs on the first codebook as all tests do, and on the second in a process of its own
(test_another_codebook.py)."""

import json
import re
from collections.abc import Iterator
from itertools import product
from xml.etree import ElementTree

import pytest
from django.conf import settings
from django.core.cache import cache
from django.http import HttpResponse
from django.test import Client
from django.urls import reverse

from coalition.codebook.loader import codebook
from coalition.register.models import Assessment, Country, Pledge
from coalition.register.starter import load
from coalition.review.models import Suggestion
from tests import pages
from tests.factories import register
from tests.factories.accounts import ChiefFactory, EditorFactory
from tests.flows.material import material
from tests.flows.test_article_to_matrix import accept_all, cells
from tests.worker import Worker

LANGUAGES = [code for code, _name in settings.LANGUAGES]


@pytest.fixture
def desk(transactional_db: None) -> Client:
    """A signed-in editor, and the starter register."""
    load.load()
    for code, *_said in material().said:
        register.country(code)
    client = Client()
    client.force_login(ChiefFactory.create(username="mira"))
    return client


@pytest.fixture
def read(desk: Client, celery_worker: Worker) -> Iterator[Client]:
    """The desk after an article was handed in and read."""
    given = material()
    desk.post(
        reverse("review:hand_in"),
        {
            "title": given.headline,
            "text": given.article,
            "language": given.language,
            "published": given.published,
            "source": "The Paper",
        },
    )
    celery_worker.wait_idle()
    yield desk
    cache.clear()


def content(answer: HttpResponse) -> bytes:
    return b"".join(answer) if answer.streaming else answer.content  # type: ignore[attr-defined]  # of streamed ones


def test_what_an_article_says_stands_on_the_matrix_once_it_was_accepted(read: Client, client: Client) -> None:
    said = {
        (row.country, row.kind, row.status, tuple(row.conditions)) for row in Suggestion.objects.waiting()
    }
    assert said == set(material().said)
    accept_all(read)
    shown = cells(client)
    for country, kind, status, conditions in material().said:
        one = Assessment.objects.filter(status=status, pledge__kind=kind, pledge__countries=country).latest(
            "pk"
        )
        assert one.evidence.get().publisher == "The Paper"
        assert {condition.slug for condition in one.conditions.all()} == set(conditions)
        assert kind in shown[country]


def test_every_page_opens_in_every_language_and_speaks_of_no_other_coalition(
    read: Client, client: Client
) -> None:
    foreign = re.compile("|".join(rf"\b{re.escape(word)}" for word in material().foreign))
    said: dict[str, set[str]] = {}
    for who, paths in ((client, pages.public()), (read, pages.desk())):
        for path, language in product(set(paths) - set(pages.ERRORS), LANGUAGES):
            answer = who.get(path, headers={"accept-language": language}, follow=True)
            assert answer.status_code == 200, path
            # What the article on the page says, it says.
            words = content(answer).decode().replace(material().article, "")
            if found := set(foreign.findall(words)):
                said[f"{path} in {language}"] = found
    assert said == {}


@pytest.mark.parametrize(
    "name",
    ["openapi", "matrix", "kinds", "countries", "pledges", "changes", "articles"],
)
def test_the_api_answers(read: Client, client: Client, name: str) -> None:
    address = "/api/v1/openapi.json" if name == "openapi" else f"/api/v1/{name}"
    answer = client.get(address)
    assert answer.status_code == 200
    told = json.dumps(answer.json(), ensure_ascii=False)
    assert not any(word in told for word in material().foreign)


def test_every_file_can_be_taken_along(read: Client, client: Client) -> None:
    addresses = [reverse("public:matrix_file", args=[ending]) for ending in ("json", "csv", "xlsx")]
    addresses += [reverse(f"public:{name}") for name in ("mandates_ics", "card")]
    sheets = codebook().map.sheets
    for form in ("svg", "png", "csv"):
        addresses += [reverse("public:map_file", args=[one.name, form]) for one in sheets] or [
            f"/map/world.{form}"
        ]
        charts = re.findall(r"/charts/[a-z-]+\.svg", client.get(reverse("public:charts")).text)
        assert charts
        addresses += [chart.replace(".svg", f".{form}") for chart in charts]
    addresses += [reverse("public:cite", args=[form]) + "?of=/" for form in ("bib", "ris")]
    for address in dict.fromkeys(addresses):
        answer = client.get(address)
        assert answer.status_code == 200, address
        assert content(answer), address


def test_feeds_tell_what_changed(read: Client, client: Client) -> None:
    accept_all(read)
    country = material().said[0][0]
    for address in (
        reverse("public:changes_feed"),
        reverse("public:country_feed", args=[country]),
    ):
        feed = ElementTree.fromstring(content(client.get(address)))
        titles = [title.text or "" for title in feed.iter("{http://www.w3.org/2005/Atom}title")]
        assert len(titles) > 1
        assert not any(word in title for word in material().foreign for title in titles)


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_register_has_pages_too(client: Client, language: str) -> None:
    code = material().said[0][0]
    register.country(code)
    kind, conditions = codebook().headline_kind, codebook().conditions
    editor = Client()
    editor.force_login(EditorFactory.create())
    for path in (
        *(
            "/",
            "/countries/",
            f"/countries/{code}/",
            f"/cells/{code}/{kind}/",
            "/map/",
            "/charts/",
            "/changes/",
        ),
        *(
            "/conditions/",
            f"/conditions/{conditions[0].slug}/",
            "/mandates/",
            "/claimed/",
            "/articles/",
            "/silence/",
        ),
        *("/method/", "/data/", "/embed/", "/embed/matrix/", f"/embed/countries/{code}/", "/review/"),
        f"/review/assess/{code}/{kind}/",
    ):
        answer = editor.get(path, headers={"accept-language": language}, follow=True)
        assert answer.status_code == 200, path
    assert not Pledge.objects.exists()


@pytest.mark.django_db
@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_not_there_in_the_page_s_language_says_which_it_is_in(client: Client, language: str) -> None:
    load.load()
    book = codebook()
    lacking = language not in book.name.languages
    for path in ("/", "/method/", "/countries/", "/conditions/"):
        page = client.get(path, headers={"accept-language": language}).text
        name = book.name.in_language(language)
        assert (f'<span lang="{book.written_in}">{name}</span>' in page) == lacking
    kind = book.kind(book.headline_kind)
    page = client.get("/method/", headers={"accept-language": language}).text
    marked = f'<dt><span lang="{book.written_in}">{kind.name.in_language(language)}</span></dt>'
    assert (marked in page) == lacking


@pytest.mark.django_db
def test_the_starter_register_is_the_codebook_s_own() -> None:
    load.load()
    listed = (
        (settings.COALITION_CODEBOOK / "starter" / "members.csv").read_text(encoding="utf-8").splitlines()
    )
    assert set(Country.objects.values_list("code", flat=True)) == {row.split(",")[0] for row in listed[1:]}
    kinds = {kind.slug for kind in codebook().kinds}
    assert set(Pledge.objects.values_list("kind", flat=True)) <= kinds
    assert Pledge.objects.exists()
