from django.apps import AppConfig


class ReadingsConfig(AppConfig):
    name = "coalition.readings"

    def ready(self) -> None:
        from coalition.readings import setting_checks  # noqa: F401 - registers itself, and needs the models
