"""What arrived, and what became of it, in words."""

from typing import Any

import pytest
from django.core.paginator import Paginator

from coalition.accounts.models import User
from coalition.readings.models import Reading
from coalition.review.decide.actions import reject
from coalition.review.hand_in import queries
from coalition.review.hand_in.presenters import deliveries_context, delivery_rows, state_filters
from coalition.sources.models import Delivery
from tests.factories.readings import ReadingFactory, reading
from tests.factories.review import suggestion
from tests.factories.sources import ArticleFactory, DeliveryFactory

pytestmark = pytest.mark.django_db


def row_of(**fields: Any):
    """What is shown of one delivery."""
    delivery = DeliveryFactory.create(**fields)
    return next(one for one in delivery_rows(queries.newest_deliveries("")) if one.delivery == delivery)


def stored(article):
    return row_of(state="stored", article=article, snapshot=article.snapshot)


def test_what_is_on_its_way_is_not_at_its_end() -> None:
    row = row_of()
    assert (row.state, row.outcome, row.url, row.is_final) == ("on its way", "", "", False)


@pytest.mark.parametrize(("state", "label"), [("refused", "not taken"), ("failed", "could not be had")])
def test_what_was_not_taken_says_why_and_stays_so(state: str, label: str) -> None:
    row = row_of(state=state, reason="It holds no text.")
    assert (row.state, row.outcome, row.is_final) == (label, "It holds no text.", True)


def test_an_article_that_is_still_to_be_read() -> None:
    row = stored(ArticleFactory.create())
    assert (row.outcome, row.is_final) == ("Stored; it is still to be read.", False)


def test_an_article_in_which_nothing_was_found_waits_to_be_proposed_all_the_same() -> None:
    row = stored(reading().article)
    assert (row.outcome, row.is_final) == ("Read; nothing that concerns the register was found.", False)


def test_an_article_with_claims_leads_to_its_suggestion() -> None:
    waits = suggestion()
    row = stored(waits.claims.get().reading.article)
    assert (row.outcome, row.is_final) == ("Read; 1 claim found.", True)
    assert row.url == f"/review/suggestions/{waits.pk}/"


def test_what_was_decided_leads_nowhere_any_more(editor: User) -> None:
    waits = suggestion()
    reject(by=editor, suggestion=waits, reason="old")
    assert stored(waits.claims.get().reading.article).url == ""


def test_a_reading_that_failed_says_why() -> None:
    failed = ReadingFactory.create(outcome=Reading.Outcome.FAILED, reason="The reader broke.")
    row = stored(failed.article)
    assert (row.outcome, row.is_final) == ("The reader broke.", True)


def test_a_failure_that_was_made_good_is_forgotten() -> None:
    waits = suggestion()
    article = waits.claims.get().reading.article
    ReadingFactory.create(article=article, outcome=Reading.Outcome.FAILED, reason="The reader broke.")
    assert stored(article).outcome == "Read; 1 claim found."


def test_the_newest_comes_first_of_one_state_or_of_all() -> None:
    old, new = DeliveryFactory.create(), DeliveryFactory.create(state="refused", reason="It is empty.")
    assert list(queries.newest_deliveries("")) == [new, old]
    assert list(queries.newest_deliveries("refused")) == [new]


def test_states_are_counted_and_one_is_chosen() -> None:
    DeliveryFactory.create_batch(2, state="refused", reason="It is empty.")
    DeliveryFactory.create()
    filters = {one.slug: (one.count, one.is_chosen) for one in state_filters("refused")}
    assert filters == {
        "": (3, False),
        "waiting": (1, False),
        "stored": (0, False),
        "known": (0, False),
        "refused": (2, True),
        "failed": (0, False),
    }
    assert [one.slug for one in state_filters("nonsense") if one.is_chosen] == [""]


def test_the_page_knows_its_neighbours_and_whether_to_look_again() -> None:
    DeliveryFactory.create_batch(3, state="refused", reason="It is empty.")
    pages = Paginator(queries.newest_deliveries("refused"), 1)
    shown = deliveries_context("refused", pages.page(2))
    assert (shown["previous"], shown["next"]) == (
        "/review/deliveries/?state=refused&page=1",
        "/review/deliveries/?state=refused&page=3",
    )
    assert (shown["label"], shown["waiting"]) == ("2–2 / 3", False)
    assert deliveries_context("refused", pages.page(1))["previous"] == ""
    assert deliveries_context("refused", pages.page(3))["next"] == ""


def test_while_anything_is_under_way_the_page_looks_again() -> None:
    DeliveryFactory.create()
    page = Paginator(queries.newest_deliveries(""), 50).page(1)
    assert deliveries_context("", page)["waiting"] is True


def test_a_suggestion_is_found_for_each_article() -> None:
    one, other = suggestion(), suggestion(country="SE")
    articles = [row.claims.get().reading.article_id for row in (one, other)]
    assert queries.waiting_by_article(articles) == dict(zip(articles, (one.pk, other.pk), strict=True))
    assert queries.waiting_by_article([]) == {}
    assert Delivery.objects.count() == 0
