"""The sources that are looked at."""

from collections.abc import Iterable

from coalition.sources.models import Source


def active_sources() -> Iterable[Source]:
    return Source.objects.filter(active=True).order_by("name")
