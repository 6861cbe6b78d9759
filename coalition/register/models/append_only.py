"""Tables in which nothing is ever changed or deleted, because the database says so."""

import pgtrigger
from django.db import models

# Emptying a table is refused like deleting from it. The tests' own flush names itself by this setting of the session.
FLUSH = "coalition.flush"


class AppendOnly(models.Model):
    """A row that stays as it was written; PostgreSQL refuses UPDATE, DELETE and TRUNCATE."""

    class Meta:
        abstract = True
        triggers = [
            pgtrigger.Protect(name="append_only", operation=pgtrigger.Update | pgtrigger.Delete),
            pgtrigger.Trigger(
                name="never_emptied",
                level=pgtrigger.Statement,
                when=pgtrigger.Before,
                operation=pgtrigger.Truncate,
                func=f"""
                IF current_setting('{FLUSH}', true) IS DISTINCT FROM 'allowed' THEN
                    RAISE EXCEPTION '% is append-only and is never emptied', TG_TABLE_NAME;
                END IF;
                RETURN NULL;
                """,
            ),
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
        triggers = [
            *AppendOnly.Meta.triggers,
            pgtrigger.Trigger(
                name="not_said_in_the_future",
                when=pgtrigger.Before,
                operation=pgtrigger.Insert,
                condition=pgtrigger.Condition("NEW.said_on > (NEW.recorded_at AT TIME ZONE 'UTC')::date"),
                func="RAISE EXCEPTION 'said_on % lies in the future', NEW.said_on USING ERRCODE = 'check_violation';",
            ),
        ]
