from django.urls import path

from coalition.public.gallery import gallery

app_name = "public"

urlpatterns = [
    path("gallery/", gallery, name="gallery"),
]
