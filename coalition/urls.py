"""The addresses of the site, one include a room. Every name needs a row in accounts/permissions.py."""

from django.urls import include, path

from coalition.api.v1.api import api

urlpatterns = [
    path("", include("coalition.public.urls")),
    path("", include("coalition.operations.health.urls")),
    path("api/v1/", api.urls),
    path("accounts/", include("coalition.accounts.urls")),
    path("review/", include("coalition.review.urls")),
]

handler400 = "coalition.core.errors.bad_request"
handler403 = "coalition.core.errors.forbidden"
handler404 = "coalition.core.errors.not_found"
handler500 = "coalition.core.errors.failed"
