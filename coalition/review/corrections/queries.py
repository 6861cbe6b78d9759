"""What the page of a correction asks."""

from django.db.models import QuerySet

from coalition.register.models import Assessment, Country


def assessments() -> QuerySet[Assessment]:
    return Assessment.objects.select_related("pledge")


def countries_of(row: Assessment) -> list[Country]:
    parts = row.pledge.participations.order_by("country")
    return [Country(code=part.country_id) for part in parts]


def conditions_of(row: Assessment) -> list[str]:
    """The slugs of what it waits for, each once, however many countries' it is."""
    waits = row.waits_for.select_related("condition")
    return list(dict.fromkeys(one.condition.slug for one in waits))
