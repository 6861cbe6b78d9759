from django.urls import path

from coalition.review.assess import views

urlpatterns = [
    path("assess/<str:code>/<slug:kind>/", views.assess, name="assess"),
]
