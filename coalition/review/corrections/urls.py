from django.urls import path

from coalition.review.corrections import views

urlpatterns = [
    path("assessments/<int:pk>/correct/", views.correct, name="correct"),
]
