"""What a country says, as prose that reads like news in each language."""

from collections.abc import Sequence

from django.utils.html import escape, format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import gettext as _
from django.utils.translation import ngettext, pgettext

from coalition.codebook.loader import codebook
from coalition.public.matrix_data.model import Cell
from coalition.public.prose import formatting
from coalition.public.prose.country_phrases import CountryPhrase, country_phrase
from coalition.register.models.countries import country_name

MOST_SENTENCES = 4  # a country that has spoken on a dozen kinds tells the rest in its lanes


def describe_country(code: str, shown: Sequence[Cell]) -> SafeString:
    """“Germany refuses to send troops. It intends to help at sea, if a ceasefire holds.”

    The codebook's main kind first, then the firmest; each sentence takes together what stands alike.
    """
    own = country_phrase(code, formatting.active_locale())
    groups = _groups([cell for cell in shown if cell.live])
    if not groups:
        nothing = _("%(country)s: nothing on record") % {
            "country": country_name(code, formatting.active_locale())
        }
        return format_html("{}.", nothing)
    whose = [own, *(CountryPhrase(text) for text in _stand_ins(len(groups) - 1))]
    told = groups[:MOST_SENTENCES]
    sentences = [_said(who, group) for who, group in zip(whose, told, strict=False)]
    if rest := sum(len(group) for group in groups[MOST_SENTENCES:]):
        more = ngettext("%(number)s more kind stands below.", "%(number)s more kinds stand below.", rest)
        sentences.append(escape(more % {"number": formatting.number(rest)}))
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


def _said(who: CountryPhrase, group: Sequence[Cell]) -> SafeString:
    status = codebook().status(group[0].status)
    predicate = status.say if who.plural else status.says
    doing = formatting.listing(str(codebook().kind(cell.kind).doing) for cell in group)
    # The codebook's words are escaped before the emphasis is put around them.
    does = predicate.around(mark_safe(predicate.of(f"<b>{escape(doing)}</b>")))  # noqa: S308
    if not group[0].conditional:
        return format_html("{} {}.", who.text, does)
    return format_html(
        _("{who} {does}, if {conditions}."),
        who=who.text,
        does=does,
        conditions=formatting.conditions_phrase(group[0].unmet),
    )
