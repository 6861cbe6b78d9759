"""Several editors and the reader at once: nobody waits for ever, nobody writes over another."""

from concurrent.futures import ThreadPoolExecutor

import pytest
from django.db import connection

from coalition.register.models import Assessment
from coalition.review.decide import actions
from coalition.review.record.decisions import AlreadyDecided
from coalition.review.suggestions.propose import propose
from tests.factories.accounts import EditorFactory
from tests.factories.readings import reading
from tests.factories.review import suggestion
from tests.factories.sources import ArticleFactory

pytestmark = pytest.mark.django_db


@pytest.mark.django_db(transaction=True)
def test_of_two_editors_at_once_one_decides_and_the_other_is_told():
    waits = suggestion()
    editors = [EditorFactory.create() for _ in range(4)]

    def decide(editor):
        try:
            return actions.accept(by=editor, suggestion=waits).pk
        except AlreadyDecided as late:
            return late.decision.pk
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        assert len(set(pool.map(decide, editors))) == 1
    assert Assessment.objects.count() == 1


@pytest.mark.django_db(transaction=True)
def test_deciding_and_proposing_at_once_wait_for_each_other_without_a_deadlock():
    rows = [suggestion(kind=kind) for kind in ("troops", "air", "naval", "training")]
    runs = [
        reading(
            *({"country": "NO", "kind": row.kind, "status": "refused"} for row in rows),
            article=ArticleFactory.create(),
        ).pk
        for _ in range(4)
    ]
    editor = EditorFactory.create()

    def work(job):
        try:
            return propose(job) if isinstance(job, int) else actions.accept(by=editor, suggestion=job)
        finally:
            connection.close()

    with ThreadPoolExecutor(4) as pool:
        list(pool.map(work, [job for pair in zip(rows, runs, strict=True) for job in pair]))
    assert Assessment.objects.count() == 4
