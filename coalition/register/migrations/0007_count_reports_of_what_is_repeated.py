"""Derive the standings anew: a confirmation adds its reports to those of the news it confirms."""

from itertools import batched
from typing import Any

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from coalition.register.timeline import Event, Live, Source, rectangles


def derive(apps: Any, _schema: Any) -> None:
    Pledge = apps.get_model("register", "Pledge")  # noqa: N806 - a model
    pledges = Pledge.objects.order_by("pk").values_list("pk", flat=True)
    for some in batched(list(pledges), 50):
        histories: dict[int, list[Event]] = {}
        lives: dict[int, Live] = {}
        rows = apps.get_model("register", "Assessment").objects.filter(pledge__in=some)
        for row in rows.order_by("recorded_at", "pk").prefetch_related("evidence"):
            sources = [Source(*(getattr(piece, name) for name in Source._fields)) for piece in row.evidence.all()]
            lives[row.pk] = live = Live(
                row.said_on, row.recorded_at, row.pk, row.status, row.said_on_precision, tuple(sources)
            )
            event = Event(live, row.nature != "retraction", lives.get(row.supersedes_id))
            histories.setdefault(row.pledge_id, []).append(event)
        Standing = apps.get_model("register", "Standing")  # noqa: N806
        Standing.objects.filter(pledge__in=some).delete()
        Standing.objects.bulk_create(
            Standing(
                pledge_id=pledge_id,
                assessment_id=span.assessment,
                valid=DateRange(span.start, span.end),
                known=DateTimeTZRange(since, until),
                contested=span.contested,
                reports=span.reports,
            )
            for pledge_id, events in histories.items()
            for span, since, until in rectangles(events)
        )


class Migration(migrations.Migration):
    dependencies = [("register", "0006_leap_from_day_to_day")]

    operations = [migrations.RunPython(derive, migrations.RunPython.noop, elidable=True)]
