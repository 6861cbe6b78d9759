"""The WSGI entry point: kept pages are answered before Django is asked."""

import os

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured
from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")

django_application = get_wsgi_application()
if settings.SECRET_KEY == settings.NO_SECRET_KEY:
    raise ImproperlyConfigured(
        "SECRET_KEY is not set: set it to a long random text, or let make run write one."
    )

# The models it asks exist only once Django is set up.
from coalition.public.page_cache.middleware import PageCache  # noqa: E402

application = PageCache(django_application)
