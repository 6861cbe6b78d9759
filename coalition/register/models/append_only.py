"""Tables in which nothing is ever changed or deleted, because the database says so."""

import pgtrigger
from django.db import models


class AppendOnly(models.Model):
    """A row that stays as it was written; PostgreSQL refuses UPDATE and DELETE."""

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
        ]


class Precision(models.TextChoices):
    """How exactly the day is known: the day, only its month, or inferred."""

    DAY = "day"
    MONTH = "month"
    ABOUT = "about"


class TwoClocks(AppendOnly):
    """`said_on`: when it was said or became true. `recorded_at`: when we wrote it down, and who did."""

    said_on = models.DateField()
    said_on_precision = models.CharField(max_length=5, choices=Precision, default=Precision.DAY)
    recorded_at = models.DateTimeField()
    recorded_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")
    # Beside the key, so that the history outlives a renamed account.
    recorded_by_name = models.CharField(max_length=150)

    class Meta(AppendOnly.Meta):
        abstract = True
