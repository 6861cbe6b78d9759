from django.urls import path

from coalition.public.mandates import views

urlpatterns = [
    path("mandates/", views.mandates, name="mandates"),
    path("mandates.ics", views.mandates_ics, name="mandates_ics"),
]
