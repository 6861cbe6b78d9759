"""`/changes/` and the feeds: what moved, in which direction, and why it was corrected."""

from datetime import date
from xml.etree import ElementTree as ET

import pytest
from django.test import Client
from pytest_django import DjangoAssertNumQueries

from coalition.accounts.models import User
from coalition.register import actions
from coalition.register.models import Assessment, Country, Membership, Pledge

pytestmark = pytest.mark.django_db
ATOM = "{http://www.w3.org/2005/Atom}"


@pytest.fixture
def editor() -> User:
    return User.objects.create_user("editor")


def a_pledge(editor: User, country: str = "DE", kind: str = "troops") -> Pledge:
    Country.objects.get_or_create(code=country)
    return actions.open_pledge(by=editor, kind=kind, title=f"{country} may do {kind}", countries=[country])


def given(status: str, day: str = "2026-01-06", words: str = "They said so.") -> actions.AssessmentInput:
    proof = actions.EvidenceInput(form="summary", text=words, reference="a test", basis="government")
    return actions.AssessmentInput(status, date.fromisoformat(day), [proof])


def sorts(client: Client, query: str = "") -> list[str]:
    response = client.get(f"/changes/{query}")
    assert response.status_code == 200
    return [item.change.sort for _, items in response.context["days"] for item in items]


def test_each_change_says_its_direction_newest_first(client: Client, editor: User) -> None:
    pledge = a_pledge(editor)
    for status, day in (
        ("unclear", "2025-03-01"),
        ("intends", "2025-06-01"),
        ("open", "2025-09-01"),
        ("open", "2025-10-01"),
    ):
        actions.record(by=editor, pledge=pledge, assessment=given(status, day))
    assert sorts(client) == ["again", "down", "up", "new"]


def test_an_older_day_found_later_is_compared_with_what_was_on_record_for_that_day(
    client: Client, editor: User
) -> None:
    pledge = a_pledge(editor)
    actions.record(by=editor, pledge=pledge, assessment=given("refused", "2025-03-01"))
    actions.record(by=editor, pledge=pledge, assessment=given("pledged", "2025-09-01"))
    actions.record(by=editor, pledge=pledge, assessment=given("open", "2025-05-01"))
    assert sorts(client)[0] == "up"


def test_corrections_and_retractions_say_why(client: Client, editor: User) -> None:
    pledge = a_pledge(editor)
    first = actions.record(by=editor, pledge=pledge, assessment=given("decided"))
    second = actions.correct(
        by=editor, wrong=first, assessment=given("intends"), reason="It was a wish, not a decision."
    )
    actions.retract(by=editor, wrong=second, reason="The report was withdrawn.")
    assert sorts(client) == ["retraction", "correction", "new"]
    assert sorts(client, "?change=correction") == ["correction"]
    page = client.get("/changes/").content.decode()
    assert "It was a wish, not a decision." in page
    assert "The report was withdrawn." in page


def test_the_parameters_of_the_matrix_choose(client: Client, editor: User) -> None:
    for country, kind, status in (
        ("DE", "troops", "refused"),
        ("FR", "troops", "intends"),
        ("FR", "air", "open"),
    ):
        actions.record(by=editor, pledge=a_pledge(editor, country, kind), assessment=given(status))
    Membership.objects.create(country_id="FR", body="eu", valid_from=date(1958, 1, 1))
    assert len(sorts(client)) == 3
    assert len(sorts(client, "?country=FR")) == 2
    assert len(sorts(client, "?country=FR&kind=air")) == 1
    assert len(sorts(client, "?body=eu")) == 2
    assert len(sorts(client, "?at_least=intends")) == 1
    assert len(sorts(client, "?status=refused")) == 1
    assert sorts(client, "?country=DE&kind=air") == []


@pytest.mark.parametrize(
    "query", ["?change=sideways", "?before=x", "?kind=tanks", "?sorts=up", "?before=1&before=2"]
)
def test_a_wrong_parameter_is_named(client: Client, query: str) -> None:
    response = client.get(f"/changes/{query}")
    assert response.status_code == 400
    assert query[1:].split("=")[0] in response.content.decode()


def test_pages_follow_each_other_without_gap_or_repetition(client: Client, editor: User) -> None:
    pledge = a_pledge(editor)
    for number in range(60):
        actions.record(by=editor, pledge=pledge, assessment=given("open", words=f"Word {number}"))
    first = client.get("/changes/")
    second = client.get(first.context["next"])
    ids = [item.change.id for page in (first, second) for _, items in page.context["days"] for item in items]
    assert len(ids) == 60
    assert ids == sorted(set(ids), reverse=True)
    assert second.context["next"] is None


def test_the_number_of_queries_does_not_grow(
    client: Client, editor: User, django_assert_max_num_queries: DjangoAssertNumQueries
) -> None:
    for country in ("DE", "FR", "IT", "PL", "ES"):
        actions.record(by=editor, pledge=a_pledge(editor, country), assessment=given("open"))
    with django_assert_max_num_queries(8):
        client.get("/changes/")


def test_feeds_are_atom_and_hold_the_same(client: Client, editor: User) -> None:
    actions.record(
        by=editor,
        pledge=a_pledge(editor, "FR"),
        assessment=given("intends", words="Ready <to> go & stay"),
    )
    actions.record(by=editor, pledge=a_pledge(editor, "DE"), assessment=given("refused"))
    feed = client.get("/feeds/changes.atom")
    assert feed["Content-Type"].startswith("application/atom+xml")
    titles = [entry.findtext(f"{ATOM}title") for entry in ET.fromstring(feed.content).iter(f"{ATOM}entry")]
    assert [title and title.split(" ·")[0] for title in titles] == ["Germany", "France"]
    one = ET.fromstring(client.get("/feeds/countries/FR.atom").content)
    (entry,) = one.iter(f"{ATOM}entry")
    assert "Ready <to> go & stay" in (entry.findtext(f"{ATOM}summary") or "")
    assert client.get("/feeds/countries/XX.atom").status_code == 404
    assert client.get("/feeds/changes.atom?country=FR&sort=name").status_code == 200
    assert client.get("/feeds/changes.atom?kind=nothing").status_code == 400


def test_an_empty_register_says_so(client: Client) -> None:
    assert Assessment.objects.count() == 0
    assert "Nothing changed here" in client.get("/changes/").content.decode()
