from django.urls import path

from coalition.public.source_notices import views

urlpatterns = [
    path("feeds/notices.atom", views.notices_feed, name="notices_feed"),
]
