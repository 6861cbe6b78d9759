"""The Celery application of beat: the schedule alone. It sends tasks by name, so it need not import any."""

from celery import Celery

app = Celery("coalition", fixups=[])
app.config_from_object("coalition.settings", namespace="CELERY")
