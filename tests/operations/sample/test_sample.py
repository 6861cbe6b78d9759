"""Synthetic history: deep, the same for the same seed, and as provable as a real one."""

from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from coalition.accounts.models import User
from coalition.operations.sample import articles, history
from coalition.operations.verify import chain
from coalition.register import actions
from coalition.register.chain.ledger import Head
from coalition.register.derived import standings
from coalition.register.models import Assessment, Pledge
from coalition.sources.models import Article
from tests.factories import register
from tests.factories.accounts import EditorFactory
from tests.register.given import an_assessment

pytestmark = pytest.mark.django_db


def ignore_progress(_done: int) -> None: ...


def test_it_verifies_and_its_standings_are_what_follows_from_it() -> None:
    tip = history.fill(pledges=7, assessments=3_000, seed=1)
    assert chain.check_chain(ignore_progress) == tip
    assert tip.sequence == 3_007
    chain.check_unrecorded(ignore_progress)
    assert list(standings.faults()) == []
    natures = set(Assessment.objects.values_list("nature", flat=True))
    assert natures == {"assessment", "correction", "retraction"}
    for day in (date(2018, 2, 28), date(2026, 10, 31)):
        assert set(Assessment.objects.as_of(day)) == set(Assessment.objects.as_of_by_definition(day))


def test_the_record_goes_on_after_it() -> None:
    history.fill(pledges=3, assessments=50, seed=1)
    row = actions.record(
        by=EditorFactory.create(), pledge=Pledge.objects.all()[0], assessment=an_assessment()
    )
    assert row.pk == 51
    assert chain.check_chain(ignore_progress).sequence == 54


def test_the_same_seed_gives_the_same_history() -> None:
    User.objects.create(username=history.ACCOUNT)

    def head(seed: int) -> Head:
        with transaction.atomic():
            tip = history.fill(pledges=3, assessments=40, seed=seed)
            transaction.set_rollback(True)
        return tip

    assert head(1) == head(1) != head(2)


def test_it_never_goes_into_a_record() -> None:
    register.pledge("DE")
    with pytest.raises(CommandError, match="only goes into an empty installation"):
        call_command("sample", pledges=1, assessments=1, stdout=StringIO())


def test_articles_are_as_many_as_asked_for_and_the_same() -> None:
    articles.fill(3, 1)
    articles.fill(3, 1)
    assert Article.objects.count() == 3
