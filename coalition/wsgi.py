"""The WSGI entry point: kept pages are answered before Django is asked."""

import os

from django.core.wsgi import get_wsgi_application

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")

django_application = get_wsgi_application()

# The models it asks exist only once Django is set up.
from coalition.public.delivery import Delivery  # noqa: E402

application = Delivery(django_application)
