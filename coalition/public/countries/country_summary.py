"""A country in one sentence and one line: what it refuses, what it would do, to which bodies it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.safestring import SafeString
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from coalition.codebook.loader import codebook
from coalition.core.i18n.dates import short_day
from coalition.public.countries.cell_versions import CellVersion
from coalition.public.history.states import PledgeHistories
from coalition.public.matrix_data.model import CountryOnDay
from coalition.public.prose import country_sentences, formatting
from coalition.register.queries import cell_quality


@dataclass(frozen=True)
class CountrySummary:
    sentence: SafeString
    facts: list[str]
    member: bool


def summarise(place: CountryOnDay, lanes: Sequence[CellVersion], past: PledgeHistories) -> CountrySummary:
    member = place.is_member
    facts = [str(body) for body in place.other_bodies]
    if members := codebook().roles.members:
        name = str(codebook().body(members).full)
        facts.append(name if member else _("not a member: %(body)s") % {"body": name})
    steps = [step for one in past.histories for step in one.steps if not step.superseded]
    pieces = [piece.row for step in steps for piece in step.pieces]
    if steps:
        last = max((step.row for step in steps), key=lambda row: row.said_on)
        facts.append(_("last word: %(day)s") % {"day": short_day(last.said_on, last.said_on_precision)})
    if pieces:
        facts.append(formatting.reports(cell_quality.independent(pieces)))
        tongues = len({piece.language for piece in pieces if piece.language})
        if tongues:
            facts.append(
                ngettext("%(number)s language", "%(number)s languages", tongues) % {"number": tongues}
            )
    return CountrySummary(
        country_sentences.describe_country(place.code, [lane.cell for lane in lanes]), facts, member
    )
