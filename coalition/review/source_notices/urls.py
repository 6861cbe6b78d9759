from django.urls import path

from coalition.review.source_notices import views

urlpatterns = [
    path("flagged/", views.flagged, name="flagged"),
    path("flagged/<int:assessment>/<int:notice>/", views.resolve, name="resolve_notice"),
]
