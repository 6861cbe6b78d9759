from django.urls import path

from coalition.public.pledges import views

urlpatterns = [
    path("pledges/<slug:slug>/", views.pledge, name="pledge"),
]
