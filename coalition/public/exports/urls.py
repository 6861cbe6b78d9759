from django.urls import path

from coalition.public.exports import views

urlpatterns = [
    path("matrix.<slug:ending>", views.matrix_file, name="matrix_file"),
]
