from django.urls import path

from coalition.review.hand_in import views

urlpatterns = [
    path("hand-in/", views.hand_in, name="hand_in"),
    path("deliveries/", views.deliveries, name="deliveries"),
]
