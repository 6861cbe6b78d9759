from django.urls import path

from coalition.public.exports import views

urlpatterns = [
    path("matrix.json", views.matrix_json, name="matrix_json"),
    path("matrix.csv", views.matrix_csv, name="matrix_csv"),
    path("matrix.xlsx", views.matrix_xlsx, name="matrix_xlsx"),
]
