"""Countries × kinds of pledge, built purely from rows.

A cell shows its strongest live pledge. It is conditional while it waits for something that is neither met on the day nor
supposed; of two pledges on the same rung the unconditional one is stronger. What was withdrawn shows only where nothing
is live. A joint pledge stands in the row of each of its countries.
"""

from collections.abc import Iterable, Mapping, Sequence
from datetime import date

from coalition.codebook.loader import codebook
from coalition.codebook.traits import Stance
from coalition.public.matrix_data.model import (
    Cell,
    ConditionKey,
    CountryOnDay,
    Matrix,
    PledgeOnDay,
    RegisterOnDay,
    Row,
)
from coalition.public.selection.selection import Selection
from coalition.register.queries import cell_quality


def build(
    selection: Selection,
    places: Sequence[CountryOnDay],
    now: RegisterOnDay,
    *,
    compare: RegisterOnDay | None = None,
    before: RegisterOnDay | None = None,
) -> Matrix:
    """The matrix of a selection. `compare` and `before`: the days that `compare` and `changed_within` look back to."""
    supposed = frozenset(selection.suppose)
    everything = _cells(now, supposed, selection.day)
    then = None if compare is None else _cells(compare, supposed, selection.compare or selection.day)
    earlier = None if before is None else _cells(before, supposed, selection.before or selection.day)
    kinds = selection.kind or tuple(kind.slug for kind in codebook().kinds)
    wanted = [place for place in places if _is_wanted(place, selection)]
    rows = []
    for place in wanted:
        named = bool(selection.q) and selection.q.casefold() in place.name.casefold()
        chosen = {}
        for kind in kinds:
            cell = everything.get((place.code, kind))
            if cell is None:
                continue
            cell = _compared(cell, then, earlier)
            if _is_chosen(cell, selection, named=named):
                chosen[kind] = cell
        if chosen or not selection.chooses_cells:
            rows.append(Row(place, chosen))
    return Matrix(
        kinds,
        tuple(_in_order(rows, selection.sort)),
        tuple(places),
        frozenset(place.code for place in wanted),
        everything,
        now.met,
    )


def _cells(day: RegisterOnDay, supposed: frozenset[str], on: date) -> dict[tuple[str, str], Cell]:
    groups: dict[tuple[str, str], list[PledgeOnDay]] = {}
    for state in day.states:
        for country in state.countries:
            groups.setdefault((country, state.kind), []).append(state)
    return {key: _cell(*key, states, day.met, supposed, on) for key, states in groups.items()}


def _cell(
    country: str,
    kind: str,
    states: list[PledgeOnDay],
    met: frozenset[ConditionKey],
    supposed: frozenset[str],
    on: date,
) -> Cell:
    book = codebook()

    def unmet(state: PledgeOnDay) -> tuple[str, ...]:
        if not state.waits_for:
            return ()
        waiting = (one for one in state.waits_for if one[1] in (None, country))
        return _ordered(slug for slug, whose in waiting if (slug, whose) not in met and slug not in supposed)

    live = states
    if len(states) > 1:
        live = [state for state in states if book.rank(state.status) >= 0] or states
        live = sorted(
            live,
            key=lambda state: (
                -book.rank(state.status),
                bool(unmet(state)),
                -state.said_on.toordinal(),
                state.pledge,
            ),
        )
    shown = live[0]
    missing = unmet(shown)
    return Cell(
        country=country,
        kind=kind,
        status=shown.status,
        conditional=bool(missing)
        and book.stance(shown.status) != Stance.REFUSAL
        and book.rank(shown.status) >= 0,
        conditions=_ordered(slug for slug, whose in shown.waits_for if whose in (None, country)),
        unmet=missing,
        quantity=shown.quantity,
        quantity_words=shown.quantity_words,
        said_on=shown.said_on,
        said_on_precision=shown.said_on_precision,
        contested=any(state.contested for state in live) or (len(live) > 1 and cell_quality.disagree(live)),
        ageing=cell_quality.ageing(shown.status, kind, shown.said_on, on),
        reports=shown.reports,
        pledges=tuple(state.pledge for state in live),
        title=shown.title,
        found=any(state.found for state in live),
    )


def _ordered(slugs: Iterable[str]) -> tuple[str, ...]:
    """Each once, in the codebook's order."""
    wanted = set(slugs)
    if not wanted:
        return ()
    if len(wanted) < 2:
        return tuple(wanted)
    return tuple(condition.slug for condition in codebook().conditions if condition.slug in wanted)


def _compared(
    cell: Cell, then: Mapping[tuple[str, str], Cell] | None, earlier: Mapping[tuple[str, str], Cell] | None
) -> Cell:
    if then is None and earlier is None:
        return cell
    key = (cell.country, cell.kind)
    values = {name: value for name, value in cell.__dict__.items() if name != "rank"}
    if then is not None:
        old = then.get(key)
        values |= {"change": change(old, cell), "before": old.status if old else None}
    if earlier is not None:
        values["fresh"] = change(earlier.get(key), cell) is not None
    return Cell(**values)


def change(old: Cell | None, new: Cell) -> str | None:
    """`new` where there was nothing, `up` or `down` by the rung, then by whether it still waits for something."""
    if old is None:
        return "new"
    was, is_now = (old.rank, not old.conditional), (new.rank, not new.conditional)
    if was == is_now:
        return None
    return "up" if is_now > was else "down"


def _is_wanted(place: CountryOnDay, selection: Selection) -> bool:
    """Countries and bodies add up: Canada and the EU."""
    if not selection.country and not selection.body:
        return True
    return place.code in selection.country or bool(set(place.bodies) & set(selection.body))


def _is_chosen(cell: Cell, selection: Selection, *, named: bool) -> bool:
    if selection.status and cell.status not in selection.status:
        return False
    if selection.at_least and cell.rank < codebook().rank(selection.at_least):
        return False
    if selection.condition and not set(cell.conditions) & set(selection.condition):
        return False
    if selection.changed_within is not None and not cell.fresh:
        return False
    return not selection.q or named or cell.found


def _in_order(rows: list[Row], sort: str | None) -> list[Row]:
    """The strongest first, unless asked for otherwise; rows come by name, which decides among equals."""
    if sort == "name":
        return rows
    if sort == "changed":
        return sorted(rows, key=lambda row: row.changed, reverse=True)
    return sorted(rows, key=lambda row: row.strength, reverse=True)
