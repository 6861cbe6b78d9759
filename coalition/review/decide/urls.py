from django.urls import path

from coalition.review.decide import views

urlpatterns = [
    path("", views.show_queue, name="queue"),
    path("suggestions/<int:pk>/", views.show_suggestion, name="suggestion"),
    path("suggestions/<int:pk>/decide/", views.decide, name="decide"),
    path("decisions/<int:pk>/take-back/", views.undo_decision, name="undo_decision"),
]
