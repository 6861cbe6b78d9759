from django.urls import path

from coalition.review.conditions_and_mandates import views

urlpatterns = [
    path("record/<slug:slug>/", views.context_records, name="context_records"),
    path("record/<slug:slug>/<int:pk>/correct/", views.correct_context_record, name="correct_context_record"),
]
