from django.urls import path

from coalition.public.embeds import views

urlpatterns = [
    path("embed/", views.embed, name="embed"),
    path("embed/matrix/", views.embed_matrix, name="embed_matrix"),
    path("embed/countries/<country:code>/", views.embed_country, name="embed_country"),
]
