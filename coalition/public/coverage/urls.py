from django.urls import path

from coalition.public.coverage import views

urlpatterns = [
    path("silence/", views.coverage, name="coverage"),
]
