from django.urls import path

from coalition.public.gallery import views

urlpatterns = [
    path("gallery/", views.gallery, name="gallery"),
]
