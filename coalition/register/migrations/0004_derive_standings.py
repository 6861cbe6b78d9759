"""Derive the standings of what was recorded before they were kept."""

from itertools import groupby
from typing import Any

from django.db import migrations
from django.db.backends.postgresql.psycopg_any import DateRange, DateTimeTZRange

from coalition.register.timeline import Event, Live, Source, rectangles


def derive(apps: Any, _schema: Any) -> None:
    Assessment = apps.get_model("register", "Assessment")  # noqa: N806 - a model
    Standing = apps.get_model("register", "Standing")  # noqa: N806
    recorded = Assessment.objects.exclude(pledge__in=Standing.objects.values("pledge")).prefetch_related("evidence")
    for pledge_id, rows in groupby(recorded.order_by("pledge_id", "recorded_at", "pk"), lambda row: row.pledge_id):
        lives: dict[int, Live] = {}
        events = []
        for row in rows:
            sources = [Source(*(getattr(piece, name) for name in Source._fields)) for piece in row.evidence.all()]
            lives[row.pk] = live = Live(
                row.said_on, row.recorded_at, row.pk, row.status, row.said_on_precision, tuple(sources)
            )
            events.append(Event(live, row.nature != "retraction", lives.get(row.supersedes_id)))
        Standing.objects.bulk_create(
            Standing(
                pledge_id=pledge_id,
                assessment_id=span.assessment,
                valid=DateRange(span.start, span.end),
                known=DateTimeTZRange(since, until),
                contested=span.contested,
                reports=span.reports,
            )
            for span, since, until in rectangles(events)
        )


class Migration(migrations.Migration):
    dependencies = [("register", "0003_corrections_stay_with_their_thing")]

    operations = [migrations.RunPython(derive, migrations.RunPython.noop, elidable=True)]
