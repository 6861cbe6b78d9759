"""Beat sends by name what the worker knows by that name."""

from celery import current_app

from coalition.celery import app
from coalition.operations import beat


def test_it_sends_what_the_site_has_scheduled_and_nothing_that_no_worker_knows() -> None:
    app.loader.import_default_modules()
    scheduled = {entry["task"] for entry in beat.app.conf.beat_schedule.values()}
    assert scheduled
    assert scheduled <= set(app.tasks)
    assert beat.app.conf.beat_schedule == app.conf.beat_schedule


def test_looking_at_the_schedule_leaves_tasks_where_they_went() -> None:
    assert beat.app is not app
    assert current_app._get_current_object() is app
