"""The site's addresses, and those of the toolbar and of the reloading. Who may open them: whoever reaches `make dev`."""

from debug_toolbar.urls import app_name as toolbar
from debug_toolbar.urls import urlpatterns as toolbar_addresses
from django.urls import URLPattern, include, path

from coalition import urls as site
from coalition.accounts.permissions import PERMISSIONS, PUBLIC

named = [address for address in toolbar_addresses if isinstance(address, URLPattern)]
PERMISSIONS.update({f"{toolbar}:{address.name}": PUBLIC for address in named})
PERMISSIONS["django_browser_reload:events"] = PUBLIC

urlpatterns = [
    *site.urlpatterns,
    path("__debug__/", include("debug_toolbar.urls")),
    path("__reload__/", include("django_browser_reload.urls")),
]

handler400 = site.handler400
handler403 = site.handler403
handler404 = site.handler404
handler500 = site.handler500
