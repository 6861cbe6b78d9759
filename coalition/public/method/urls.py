from django.urls import path

from coalition.public.method import views

urlpatterns = [
    path("method/", views.method, name="method"),
]
