"""The settings of the tests: the product's own, with services of their own and nothing slow that proves nothing."""

import os

from tests import services

services.ensure()

from coalition.settings import *  # noqa: E402, F403

# Nobody attacks these passwords.
PASSWORD_HASHERS = ["django.contrib.auth.hashers.MD5PasswordHasher"]
# Files straight from where they are written, without collectstatic.
STORAGES = {
    "default": {"BACKEND": "django.core.files.storage.InMemoryStorage"},
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
WHITENOISE_AUTOREFRESH = True
WHITENOISE_USE_FINDERS = True
# A queue for each worker of pytest-xdist, so that one's tasks are never another's.
CELERY_TASK_DEFAULT_QUEUE = f"tests-{os.environ.get('PYTEST_XDIST_WORKER', 'main')}"
# What failed is tried again at once, and hosts on loopback need no rest.
COALITION_RETRY_PAUSE = 0.3
COALITION_FETCH_PAUSE = 0
# The threads of the live server outlive their pages; a connection they kept would keep the test's database in use.
DATABASES["default"]["CONN_MAX_AGE"] = 0  # noqa: F405
# A channel that tells the tests what it was told; the worker of the tests has it too.
OUTBOX_CHANNELS = [*OUTBOX_CHANNELS, "tests.register.outbox.recording_channel"]  # noqa: F405
