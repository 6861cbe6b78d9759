"""The figures of a selection: what each shows, drawn at any width, and the same as a table."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from coalition.public.drawing.svg import Drawing

type Value = str | int | None


@dataclass(frozen=True)
class Figure:
    """A chart with its table. `columns` and `records` are for programs, `head` and `rows` for readers.

    `draw` takes a width in pixels. Without `rows` there is nothing to draw, and `empty` says why.
    """

    slug: str
    title: str
    description: str
    head: Sequence[str]
    rows: Sequence[Sequence[Value]]
    columns: Sequence[str]
    records: Sequence[Sequence[Value]]
    draw: Callable[[int], Drawing]
    empty: str
    unwritten: int = 0  # rows that were not even put into words, being too far down to be shown
    shaded: bool = False  # by status, and so explained by the legend
    further: tuple[str, str] | None = (
        None  # where more is told: an address by its name, the words of the link
    )

    @property
    def first_rows(self) -> Sequence[Sequence[Value]]:
        return self.rows[:MOST_ROWS]

    @property
    def left_out(self) -> int:
        """How many rows stand in the CSV file alone."""
        return self.unwritten + max(0, len(self.rows) - MOST_ROWS)

    @property
    def wide(self) -> Drawing:
        return self.draw(WIDE)

    @property
    def narrow(self) -> Drawing:
        return self.draw(NARROW)


# What a reader may be asked to scroll through.
MOST_ROWS = 100
# The two widths a chart is drawn for; the page shows the one that fits (see charts.css).
WIDE, NARROW = 720, 350
