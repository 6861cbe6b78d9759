from django.urls import path

from coalition.public.countries import views

urlpatterns = [
    path("countries/", views.countries, name="countries"),
    path("countries/<country:code>/", views.country, name="country"),
]
