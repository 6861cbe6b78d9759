from django.urls import path

from coalition.public.cells import views

urlpatterns = [
    path("cells/<country:country>/<slug:kind>/", views.cell, name="cell"),
]
