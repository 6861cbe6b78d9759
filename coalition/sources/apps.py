from django.apps import AppConfig


class SourcesConfig(AppConfig):
    name = "coalition.sources"
