"""The settings of the web server under `make dev`: those of the site, and what helps while working on it."""

from coalition.settings import *  # noqa: F403 - all of them, whatever they are
from coalition.settings import INSTALLED_APPS as SITE_APPS
from coalition.settings import MIDDLEWARE as SITE_MIDDLEWARE
from coalition.settings import STORAGES as SITE_STORAGES

DEBUG = True
ROOT_URLCONF = "coalition.operations.development.urls"
# Not the site's own, which keeps pages until the register changes: here a page changes with its template.
WSGI_APPLICATION = None  # type: ignore[assignment]  # Django takes its own then
INSTALLED_APPS = [*SITE_APPS, "debug_toolbar", "django_browser_reload"]
MIDDLEWARE = [
    SITE_MIDDLEWARE[0],
    "debug_toolbar.middleware.DebugToolbarMiddleware",
    *SITE_MIDDLEWARE[1:],
    "django_browser_reload.middleware.BrowserReloadMiddleware",
]
# Files straight from where they are written.
STORAGES = {
    **SITE_STORAGES,
    "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
}
# Who sees the toolbar: this machine.
INTERNAL_IPS = ["127.0.0.1", "::1"]
DEBUG_TOOLBAR_CONFIG = {"SHOW_COLLAPSED": True, "TOOLBAR_LANGUAGE": "en"}
