"""What is wrong with the reader's settings, told at the start and not with the first article."""

from django.conf import settings
from django.core.checks import CheckMessage, Error, register
from django.core.exceptions import ImproperlyConfigured

from coalition.readings import reader
from coalition.readings.llm_client.reader import LONGEST_WAIT


@register
def reader_settings(**_options: object) -> list[CheckMessage]:
    """The configured reader can be had, and its attempts end before its task is ended."""
    try:
        name, _version = reader.configured_reader()
    except ImproperlyConfigured as error:
        return [Error(str(error), id="readings.E001")]
    if name != "llm":
        return []
    longest = settings.LLM_ATTEMPTS * settings.LLM_TIMEOUT + (settings.LLM_ATTEMPTS - 1) * LONGEST_WAIT
    if longest >= settings.CELERY_TASK_SOFT_TIME_LIMIT:
        limit = settings.CELERY_TASK_SOFT_TIME_LIMIT
        return [
            Error(
                f"LLM_ATTEMPTS exchanges of LLM_TIMEOUT seconds and the waits between them can take {longest:g} seconds, "
                f"longer than the {limit} a task has; lower one of the two.",
                id="readings.E002",
            )
        ]
    return []
