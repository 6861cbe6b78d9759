"""What is asked of the changes: a selection, the sorts of change, and the place in the list."""

from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coalition.core.errors import BadParameter
from coalition.core.numbers import whole_number
from coalition.public.changes.model import SORTS, Sort
from coalition.public.selection.parsing import parse
from coalition.public.selection.selection import Selection


@dataclass(frozen=True)
class ChangesAsked:
    """`sorts`: empty for all; `before`: the number of the change that the page begins after."""

    selection: Selection
    sorts: tuple[Sort, ...] = ()
    before: int | None = None

    def at(self, before: int | None) -> "ChangesAsked":
        """The same from another place in the list; None: from its beginning."""
        return replace(self, before=before)

    def query(self) -> str:
        pairs = [*self.selection.pairs(), *(("change", one) for one in self.sorts)]
        if self.before is not None:
            pairs.append(("before", str(self.before)))
        return f"?{urlencode(pairs)}" if pairs else ""


def read(query: QueryDict) -> ChangesAsked:
    """The parameters of `/`, and two of our own: `change` (repeatable), and `before`. Raises BadParameter."""
    rest = query.copy()
    wanted = [value for value in rest.pop("change", []) if value]
    for value in wanted:
        if value not in SORTS:
            takes = ", ".join(SORTS)
            raise BadParameter(
                "change",
                _("“change” can’t be “%(value)s”: it takes one of %(takes)s.")
                % {"value": value[:40], "takes": takes},
            )
    cursor = [value for value in rest.pop("before", []) if value]
    if len(cursor) > 1 or any(whole_number(value) is None for value in cursor):
        raise BadParameter("before", _("“before” takes the number of one change, such as 120."))
    sorts = tuple(one for one in SORTS if one in wanted)
    return ChangesAsked(parse(rest), sorts, whole_number(cursor[0]) if cursor else None)
