from django.urls import path

from coalition.public.sharing import views

urlpatterns = [
    path("card.png", views.card, name="card"),
    path("cite.<slug:form>", views.cite, name="cite"),
]
