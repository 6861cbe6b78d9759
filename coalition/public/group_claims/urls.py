from django.urls import path

from coalition.public.group_claims import views

urlpatterns = [
    path("claimed/", views.group_claims, name="group_claims"),
]
