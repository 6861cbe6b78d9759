"""What waits for a condition, whether it has come, and what it would unlock."""

from datetime import date
from typing import Any

import pytest
from django.test import Client

from coalition.register import actions
from coalition.register.models import Condition, ConditionState
from tests.factories import register
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db


def meet(slug: str, day: date, state: str = "met", country: str | None = None) -> ConditionState:
    condition = Condition.objects.get_or_create(slug=slug, country_id=country)[0]
    return actions.set_condition(
        by=EditorFactory.create(), condition=condition, state=state, said_on=day, evidence=[register.EVIDENCE]
    )


def titles(page: Any, name: str) -> list[str]:
    return [one.row.pledge.title for one in page.context[name]]


def test_the_list_counts_what_waits_and_what_waits_for_nothing_else(client: Client) -> None:
    register.assessment(register.pledge("DE"), conditions=["ceasefire"])
    register.assessment(register.pledge("FR"), conditions=["ceasefire", "parliament"])
    register.assessment(register.pledge("IT"), status="refused", conditions=["ceasefire"])
    lines = {line.condition.slug: line for line in client.get("/conditions/").context["rows"]}
    assert (lines["ceasefire"].waiting, lines["ceasefire"].freed) == (2, 1)
    assert (lines["parliament"].waiting, lines["parliament"].freed) == (1, 0)
    assert lines["un_mandate"].waiting == 0


def test_a_condition_tells_what_it_would_free_and_what_holds_the_rest(client: Client) -> None:
    register.assessment(register.pledge("DE", title="Free"), conditions=["ceasefire"])
    register.assessment(register.pledge("FR", title="Held"), conditions=["ceasefire", "parliament"])
    page = client.get("/conditions/ceasefire/")
    assert titles(page, "freed") == ["Free"]
    assert titles(page, "held") == ["Held"]
    assert "only if parliament agrees" in page.content.decode()


def test_what_else_is_met_holds_nothing_back(client: Client) -> None:
    register.assessment(register.pledge("FR", title="Held"), conditions=["ceasefire", "parliament"])
    meet("parliament", date(2026, 2, 1), country="FR")
    assert titles(client.get("/conditions/ceasefire/"), "freed") == ["Held"]
    assert titles(client.get("/conditions/ceasefire/?as_of=2026-01-31"), "freed") == []


def test_another_parliament_does_not_help(client: Client) -> None:
    register.assessment(register.pledge("FR", title="Held"), conditions=["ceasefire", "parliament"])
    register.country("DE")
    meet("parliament", date(2026, 2, 1), country="DE")
    assert titles(client.get("/conditions/ceasefire/"), "held") == ["Held"]


def test_its_states_are_shown_with_their_corrections(client: Client) -> None:
    wrong = meet("ceasefire", date(2026, 2, 1))
    actions.correct_condition(
        by=EditorFactory.create(),
        wrong=wrong,
        state="met",
        said_on=date(2026, 2, 3),
        evidence=[register.EVIDENCE],
        reason="It began two days later.",
    )
    page = client.get("/conditions/ceasefire/")
    assert [state.superseded for state in page.context["states"]] == [False, True]
    assert "It began two days later." in page.content.decode()
    on_the_second = client.get("/conditions/?as_of=2026-02-02").context["rows"]
    assert next(line.met for line in on_the_second if line.condition.slug == "ceasefire") == []
    since = client.get("/conditions/?as_of=2026-02-03").context["rows"]
    assert next(line.met for line in since if line.condition.slug == "ceasefire") == [("", date(2026, 2, 3))]


def test_unknown_ones_are_not_found(client: Client) -> None:
    assert client.get("/conditions/weather/").status_code == 404
    assert client.get("/conditions/?kind=troops").status_code == 400


def test_the_number_of_queries_does_not_grow(client: Client, django_assert_max_num_queries: Any) -> None:
    for code in ("DE", "FR", "IT", "PL"):
        register.assessment(register.pledge(code), conditions=["ceasefire", "parliament"])
    with django_assert_max_num_queries(9):
        client.get("/conditions/ceasefire/")
    with django_assert_max_num_queries(6):
        client.get("/conditions/")
