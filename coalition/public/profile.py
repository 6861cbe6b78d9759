"""A country in one sentence and one line: what it refuses, what it would do, to which bodies it belongs."""

from collections.abc import Sequence
from dataclasses import dataclass

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from coalition.codebook.loader import codebook
from coalition.core.templatetags.dates import short_day
from coalition.public import table, words
from coalition.public.history import Past
from coalition.public.matrix import Cell, Place
from coalition.public.subject import Subject, subject
from coalition.public.timeline import Moment
from coalition.register import cells
from coalition.register.models.countries import country_name

MOST_SENTENCES = 4  # a country that has spoken on a dozen kinds tells the rest in its lanes


@dataclass(frozen=True)
class Profile:
    sentence: SafeString
    facts: list[str]
    member: bool


def profile(place: Place, lanes: Sequence[Moment], past: Past) -> Profile:
    member = table.MEMBERS in place.bodies
    facts = [str(codebook().body(slug)) for slug in place.bodies if slug not in table.NOT_WRITTEN]
    name = str(codebook().body(table.MEMBERS).full)
    facts.append(name if member else _("not a member: %(body)s") % {"body": name})
    steps = [step for one in past.histories for step in one.steps if not step.superseded]
    pieces = [piece.row for step in steps for piece in step.pieces]
    if steps:
        last = max((step.row for step in steps), key=lambda row: row.said_on)
        facts.append(_("last word: %(day)s") % {"day": short_day(last.said_on, last.said_on_precision)})
    if pieces:
        facts.append(words.reports(cells.independent(pieces)))
        tongues = len({piece.language for piece in pieces if piece.language})
        if tongues:
            facts.append(
                ngettext("%(number)s language", "%(number)s languages", tongues) % {"number": tongues}
            )
    return Profile(sentence(place.code, [lane.cell for lane in lanes]), facts, member)


def sentence(code: str, shown: Sequence[Cell]) -> SafeString:
    """“Germany refuses to send troops. It intends to help at sea, if a ceasefire holds.”

    The codebook's main kind first, then the firmest; each sentence takes together what stands alike.
    """
    own = subject(code, words.locale())
    groups = _groups([cell for cell in shown if cell.live])
    if not groups:
        nothing = _("%(country)s: nothing on record") % {"country": country_name(code, words.locale())}
        return format_html("{}.", nothing)
    whose = [own, *(Subject(text) for text in _stand_ins(len(groups) - 1))]
    told = groups[:MOST_SENTENCES]
    sentences = [_said(who, group) for who, group in zip(whose, told, strict=False)]
    if rest := sum(len(group) for group in groups[MOST_SENTENCES:]):
        more = ngettext("%(number)s more kind stands below.", "%(number)s more kinds stand below.", rest)
        sentences.append(escape(more % {"number": words.number(rest)}))
    return format_html_join(" ", "{}", ((one,) for one in sentences))


def _groups(live: Sequence[Cell]) -> list[list[Cell]]:
    """Cells of one status that wait for the same, the order of the sentences."""
    groups: dict[tuple[str, tuple[str, ...]], list[Cell]] = {}
    for cell in live:
        unmet = cell.unmet if cell.conditional else ()
        groups.setdefault((cell.status, unmet), []).append(cell)

    def order(group: list[Cell]) -> tuple[bool, int, bool]:
        main = any(cell.kind == codebook().headline_kind for cell in group)
        return (not main, -group[0].rank, group[0].conditional)

    return sorted(groups.values(), key=order)


def _stand_ins(number: int) -> list[str]:
    """What stands for the country's name in the second sentence and those after it."""
    second = pgettext("the country, in the second sentence about it", "It")
    later = pgettext("the country, in the third sentence about it", "It")
    return [second, *([later] * number)][:number]


def _said(who: Subject, group: Sequence[Cell]) -> SafeString:
    status = codebook().status(group[0].status)
    predicate = status.say if who.plural else status.says
    doing = words.listing(str(codebook().kind(cell.kind).doing) for cell in group)
    # The codebook's words are escaped before the emphasis is put around them.
    does = mark_safe(predicate.of(f"<b>{escape(doing)}</b>"))  # noqa: S308
    if not group[0].conditional:
        return format_html("{} {}.", who.text, does)
    return format_html(
        _("{who} {does}, if {conditions}."), who=who.text, does=does, conditions=words.if_met(group[0].unmet)
    )
