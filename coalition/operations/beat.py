"""The Celery application of beat: the schedule alone. It sends tasks by name, so it need not import any."""

from celery import Celery

# Not the current one: a process that only looks at the schedule would send its tasks to this one's queue from then on.
app = Celery("coalition", fixups=[], set_as_current=False)
app.config_from_object("coalition.settings", namespace="CELERY")
