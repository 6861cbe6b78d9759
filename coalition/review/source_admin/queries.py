"""Where we look."""

from django.db.models import QuerySet

from coalition.sources.models import Source


def all_sources() -> QuerySet[Source]:
    return Source.objects.all()
