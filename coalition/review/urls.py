"""The desk's addresses, one include a surface."""

from django.urls import include, path

app_name = "review"

urlpatterns = [
    path("", include("coalition.review.decide.urls")),
    path("", include("coalition.review.assess.urls")),
    path("", include("coalition.review.corrections.urls")),
    path("", include("coalition.review.hand_in.urls")),
    path("", include("coalition.review.conditions_and_mandates.urls")),
    path("", include("coalition.review.source_notices.urls")),
    path("", include("coalition.review.source_admin.urls")),
    path("", include("coalition.accounts.desk_urls")),
]
