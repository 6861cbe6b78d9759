"""The dates ahead on which a mandate is decided."""

from datetime import date

from django.db.models import QuerySet

from coalition.register.models import MandateStep


def dated_steps(day: date) -> QuerySet[MandateStep]:
    """How far each mandate has got on a day, of those whose next date is known."""
    dated = MandateStep.objects.as_of(day).filter(next_on__isnull=False)
    return dated.by_date().select_related("mandate")
