from django.urls import path

from coalition.public.live import views

urlpatterns = [
    path("live/", views.live, name="live"),
]
