from django.urls import path

from coalition.public.map import views

urlpatterns = [
    path("map/", views.map_of_selection, name="map"),
    path("map/<slug:section>/", views.map_of_selection, name="map"),
    path("map/<slug:section>.<slug:form>", views.map_file, name="map_file"),
]
