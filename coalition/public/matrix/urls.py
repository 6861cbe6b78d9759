from django.urls import path

from coalition.public.matrix import views

urlpatterns = [
    path("", views.matrix, name="matrix"),
]
