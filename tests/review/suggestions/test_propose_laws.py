"""Whatever arrives in whatever order: laws of proposing."""

from datetime import date, timedelta

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from coalition.readings.models import Claim
from coalition.review.models import Suggestion
from coalition.review.suggestions import impact
from coalition.review.suggestions.propose import propose
from tests.factories.readings import reading
from tests.factories.sources import ArticleFactory

pytestmark = pytest.mark.django_db

CLAIMS = st.lists(
    st.fixed_dictionaries(
        {
            "day": st.integers(0, 12),
            "country": st.sampled_from(["NO", "SE"]),
            "status": st.sampled_from(["refused", "open", "pledged"]),
            "conditions": st.sampled_from([[], ["ceasefire"], ["parliament"]]),
            "amount": st.sampled_from([None, 100, 200]),
        }
    ),
    min_size=1,
    max_size=8,
)


def arrive(claims):
    runs = []
    for claim in claims:
        amount = claim["amount"]
        fields = {"country": claim["country"], "status": claim["status"], "conditions": claim["conditions"]}
        if amount:
            fields |= {"quantity_low": amount, "quantity_high": amount, "quantity_unit": "soldiers"}
        published = date(2026, 3, 1) + timedelta(days=claim["day"])
        runs.append(reading(fields, article=ArticleFactory.create(published_on=published)))
        propose(runs[-1].pk)
    return runs


def state():
    rows = Suggestion.objects.order_by("pk").prefetch_related("claims")
    return [
        (row.state, row.impact, row.said_on, row.status, sorted(one.pk for one in row.claims.all()))
        for row in rows
    ]


class Laws(TestCase):
    @settings(max_examples=40, deadline=None, suppress_health_check=list(HealthCheck))
    @given(CLAIMS)
    def test_each_claim_waits_in_exactly_one_suggestion_that_says_what_it_says(self, claims):
        arrive(claims)
        for claim in Claim.objects.select_related("reading__article"):
            home = claim.suggestions.get()
            assert (home.country, home.kind, home.status) == (claim.country, claim.kind, claim.status)
            assert abs(home.first_reported_on - claim.reading.article.published_on) <= impact.WINDOW
            assert claim.quantity_low is None or claim.quantity_low == home.quantity_low
        for row in Suggestion.objects.waiting().prefetch_related("claims__reading__article"):
            assert row.said_on == min(claim.reading.article.published_on for claim in row.claims.all())

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(CLAIMS)
    def test_proposing_everything_again_in_reverse_changes_nothing(self, claims):
        runs = arrive(claims)
        before = state()
        for run in reversed(runs):
            propose(run.pk)
        assert state() == before

    @settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
    @given(CLAIMS)
    def test_nothing_waits_any_more_when_no_article_says_it_any_more(self, claims):
        for run in arrive(claims):
            propose(reading(article=run.article, version="better").pk)
        assert not Suggestion.objects.waiting().exists()
