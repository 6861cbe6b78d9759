from django.urls import path

from coalition.public.charts import views

urlpatterns = [
    path("charts/", views.charts, name="charts"),
    path("charts/<slug:slug>.<slug:form>", views.chart_file, name="chart_file"),
]
