from django.urls import include, path, register_converter

from coalition.public.about import views
from coalition.public.articles import views as articles
from coalition.public.cells import views as cell
from coalition.public.changes import feeds
from coalition.public.changes.views import changes
from coalition.public.conditions import views as conditions
from coalition.public.countries import views as country
from coalition.public.coverage.views import coverage
from coalition.public.exports import views as exports
from coalition.public.gallery.views import gallery
from coalition.public.group_claims import views as claimed
from coalition.public.history import source_notices
from coalition.public.live.views import live
from coalition.public.mandates import views as mandates
from coalition.public.matrix import views as matrix
from coalition.public.pledges import views as pledge


class CountryCode:
    """Two capital letters of ISO 3166-1."""

    regex = "[A-Z]{2}"

    def to_python(self, value: str) -> str:
        return value

    def to_url(self, value: str) -> str:
        return value


register_converter(CountryCode, "country")

app_name = "public"

urlpatterns = [
    path("", matrix.matrix, name="matrix"),
    path("matrix.json", exports.matrix_json, name="matrix_json"),
    path("matrix.csv", exports.matrix_csv, name="matrix_csv"),
    path("matrix.xlsx", exports.matrix_xlsx, name="matrix_xlsx"),
    path("cells/<country:country>/<slug:kind>/", cell.cell, name="cell"),
    path("countries/", country.countries, name="countries"),
    path("countries/<country:code>/", country.country, name="country"),
    path("pledges/<slug:slug>/", pledge.pledge, name="pledge"),
    path("method/", views.method, name="method"),
    path("data/", views.data, name="data"),
    path("articles/", articles.articles, name="articles"),
    path("articles/<int:pk>/", articles.article, name="article"),
    path("live/", live, name="live"),
    path("conditions/", conditions.conditions, name="conditions"),
    path("conditions/<slug:slug>/", conditions.condition, name="condition"),
    path("mandates/", mandates.mandates, name="mandates"),
    path("mandates.ics", mandates.mandates_ics, name="mandates_ics"),
    path("claimed/", claimed.claimed, name="claimed"),
    path("changes/", changes, name="changes"),
    path("feeds/changes.atom", feeds.changes_feed, name="changes_feed"),
    path("feeds/notices.atom", source_notices.notices_feed, name="notices_feed"),
    path("feeds/countries/<country:code>.atom", feeds.country_feed, name="country_feed"),
    path("", include("coalition.public.map.urls")),
    path("", include("coalition.public.charts.urls")),
    path("", include("coalition.public.sharing.urls")),
    path("", include("coalition.public.embeds.urls")),
    path("silence/", coverage, name="silence"),
    path("gallery/", gallery, name="gallery"),
]
