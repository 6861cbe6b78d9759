from django.urls import path

from coalition.public.data import views

urlpatterns = [
    path("data/", views.data, name="data"),
]
