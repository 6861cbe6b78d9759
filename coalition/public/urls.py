"""The pages, each with the addresses of its own folder."""

from django.urls import include, path, register_converter

from coalition.core.http import CountryCode

register_converter(CountryCode, "country")

app_name = "public"

PAGES = (
    "matrix",
    "exports",
    "cells",
    "countries",
    "pledges",
    "method",
    "data",
    "articles",
    "live",
    "conditions",
    "mandates",
    "group_claims",
    "changes",
    "source_notices",
    "map",
    "charts",
    "sharing",
    "embeds",
    "coverage",
    "gallery",
)

urlpatterns = [path("", include(f"coalition.public.{page}.urls")) for page in PAGES]
