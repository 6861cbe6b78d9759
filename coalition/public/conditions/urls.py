from django.urls import path

from coalition.public.conditions import views

urlpatterns = [
    path("conditions/", views.conditions, name="conditions"),
    path("conditions/<slug:slug>/", views.condition, name="condition"),
]
