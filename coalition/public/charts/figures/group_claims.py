"""The figure of what was claimed against what can be named."""

from dataclasses import replace

from django.utils.html import format_html
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import day as written
from coalition.core.i18n.dates import short_day
from coalition.public.charts import queries
from coalition.public.charts.drawings import paired_bars
from coalition.public.charts.figure import Figure
from coalition.public.drawing.svg import Drawing
from coalition.public.matrix_data.model import Matrix
from coalition.public.matrix_data.named import countries_named, named_from
from coalition.public.prose import formatting
from coalition.public.selection.selection import Selection
from coalition.register.models import GroupClaim


def group_claims(matrix: Matrix, selection: Selection) -> Figure:
    """How many countries were claimed, and which of them the register can name on the day. One query."""
    found = [
        (claim, countries_named(matrix, claim.kinds))
        for claim in queries.counted_claims(selection)
        if set(claim.kinds) & set(matrix.kinds)
    ]
    drawn = [_claim(claim, len(named)) for claim, named in found]

    def draw(width: int) -> Drawing:
        drawing = paired_bars.draw(drawn, axis=_("number of countries"), width=width)
        return replace(drawing, title=title, description=description)

    title = _("Claimed against named")
    description = _(
        "How many countries somebody spoke of (dashed), and how many the register names as “%(rung)s” or more "
        "in any of those kinds on %(day)s (filled)."
    ) % {"rung": named_from(), "day": written(selection.day)}
    return Figure(
        slug="claims",
        title=title,
        description=description,
        head=[_("Who said it, and what"), _("Said"), _("Claimed"), _("Named"), _("Which")],
        rows=[
            [
                format_html(
                    '<span lang="{}">{}: {}</span>', codebook().written_in, claim.claimed_by, claim.what
                ),
                short_day(claim.said_on, claim.said_on_precision),
                claim.number,
                len(named),
                ", ".join(name for name, _cell in named),
            ]
            for claim, named in found
        ],
        columns=["claimed_by", "what", "said_on", "kinds", "claimed", "named", "countries"],
        records=[
            [
                claim.claimed_by,
                claim.what,
                claim.said_on.isoformat(),
                " ".join(claim.kinds),
                claim.number,
                len(named),
                " ".join(cell.country for _name, cell in named),
            ]
            for claim, named in found
        ],
        draw=draw,
        further=("public:group_claims", _("Who is named, and who said it")),
        empty=_("Nobody has claimed a number of countries for these kinds."),
    )


def _claim(claim: GroupClaim, named: int) -> paired_bars.Claim:
    number = claim.number or 0
    return paired_bars.Claim(
        who=f"{claim.claimed_by}, {short_day(claim.said_on, claim.said_on_precision)}",
        what=claim.what,
        claimed=number,
        named=named,
        claimed_words=ngettext("%(number)s claimed", "%(number)s claimed", number)
        % {"number": formatting.number(number)},
        named_words=ngettext("%(number)s named", "%(number)s named", named)
        % {"number": formatting.number(named)},
    )
