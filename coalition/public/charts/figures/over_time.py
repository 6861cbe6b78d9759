"""The figure of the ladder over time."""

from dataclasses import replace

from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.core.i18n.dates import short_day
from coalition.public.charts import queries
from coalition.public.charts.drawings import ladder
from coalition.public.charts.figure import MOST_ROWS, Figure
from coalition.public.charts.rung_counts import rung_counts
from coalition.public.drawing import fills
from coalition.public.drawing.svg import Drawing
from coalition.public.matrix_data.model import Matrix
from coalition.public.prose.formatting import active_locale, kind_names
from coalition.public.selection.selection import Selection


def over_time(matrix: Matrix, selection: Selection) -> Figure:
    """For the chosen kinds: the number of countries on each rung on each day something changed. Two queries."""
    kinds = selection.kinds_shown
    wanted = [row.place.code for row in matrix.rows]
    steps = rung_counts(queries.statuses_over_time(kinds, selection.day, selection.known_at), wanted)
    book = codebook()
    stack = [status for status in fills.stacking(book) if any(step.counts.get(status.slug) for step in steps)]

    def draw(width: int) -> Drawing:
        height = 340 if width > 500 else 300
        drawing = ladder.draw(
            book,
            steps,
            selection.day,
            axis=_("number of countries"),
            language=active_locale(),
            width=width,
            height=height,
        )
        return replace(drawing, title=title, description=description)

    title = _("The ladder over time: %(kinds)s") % {"kinds": kind_names(kinds)}
    description = _("Number of countries on each rung until %(day)s, by the day on which it was said.") % {
        "day": written(selection.day)
    }
    counts = [[step.counts.get(status.slug, 0) for status in stack] for step in reversed(steps)]
    days = [step.day for step in reversed(steps)]
    shown = list(zip(days, counts, strict=True))[
        :MOST_ROWS
    ]  # thousands of days would take longer to write than to draw
    return Figure(
        slug="ladder",
        title=title,
        description=description,
        head=[_("From"), *(str(status) for status in stack)],
        rows=[[short_day(day), *numbers] for day, numbers in shown],
        unwritten=len(days) - len(shown),
        columns=["from", *(status.slug for status in stack)],
        records=[[day.isoformat(), *numbers] for day, numbers in zip(days, counts, strict=True)],
        draw=draw,
        empty=_("Nothing of this kind had been said by these countries."),
    )
