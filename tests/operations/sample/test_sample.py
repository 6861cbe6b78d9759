"""Synthetic history: deep, the same for the same seed, and as provable as a real one."""

import zlib
from datetime import date
from io import StringIO

import pytest
from django.core.management import CommandError, call_command
from django.db import transaction

from coalition.accounts.models import User
from coalition.codebook.loader import codebook
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


@pytest.mark.parametrize(
    "asked",
    [
        {"pledges": 0, "assessments": 1},
        {"pledges": 1, "assessments": -1},
        {"pledges": 1, "assessments": 0, "articles": -1},
    ],
)
def test_less_than_nothing_can_t_be_made_up(asked: dict[str, int]) -> None:
    with pytest.raises(CommandError, match="Give at least one pledge, and no negative numbers"):
        call_command("sample", **asked, stdout=StringIO())
    assert not Pledge.objects.exists()


def test_every_status_rests_on_evidence_that_the_codebook_takes_for_it() -> None:
    history.fill(pledges=5, assessments=300, seed=3)
    for row in Assessment.objects.exclude(nature="retraction").prefetch_related("evidence"):
        needed = codebook().status(row.status).needs_basis
        assert not needed or {piece.basis for piece in row.evidence.all()} <= set(needed)


def test_every_twentieth_pledge_is_joint() -> None:
    history.fill(pledges=40, assessments=0, seed=1)
    joint = [pledge.pk for pledge in Pledge.objects.all() if pledge.participations.count() > 1]
    assert joint == [20, 40]


def test_progress_adds_up_to_what_was_asked_for() -> None:
    done: list[int] = []
    history.fill(pledges=2, assessments=25, seed=1, on_progress=done.append)
    articles.fill(7, 1, on_progress=done.append)
    assert done == [25, 7]


def test_an_article_is_the_text_of_its_snapshot() -> None:
    articles.fill(2, 1)
    for article in Article.objects.select_related("snapshot"):
        assert article.snapshot.sha256 == article.text_hash
        assert zlib.decompress(bytes(article.snapshot.compressed)).decode() == article.text
