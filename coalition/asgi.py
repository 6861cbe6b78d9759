"""The ASGI entry point: the live process alone. Pages are served by wsgi.py."""

import os

import django

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
django.setup()

# The models it asks exist only once Django is set up.
from coalition.public.live.application import Live  # noqa: E402

application = Live()
