from django.urls import path

from coalition.public.changes import views

urlpatterns = [
    path("changes/", views.changes, name="changes"),
    path("feeds/changes.atom", views.changes_feed, name="changes_feed"),
    path("feeds/countries/<country:code>.atom", views.country_feed, name="country_feed"),
]
