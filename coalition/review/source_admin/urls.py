from django.urls import path

from coalition.review.source_admin import views

urlpatterns = [
    path("sources/", views.sources, name="sources"),
    path("sources/<int:pk>/<slug:change>/", views.change_source, name="change_source"),
]
