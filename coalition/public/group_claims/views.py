"""`/claimed/`: what was said of groups that name no members, beside the countries that the register can name."""

from dataclasses import dataclass, replace

from django.db.models import Prefetch
from django.http import HttpResponse
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind, Status
from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.charts.group_claims import NAMED_FROM
from coalition.public.history import pledge_history
from coalition.public.matrix_data import queries
from coalition.public.matrix_data.build import Matrix
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose import formatting
from coalition.public.selection.parameters import parse
from coalition.register.models import Evidence, GroupClaim


@dataclass(frozen=True)
class Named:
    """A country that the register names for a claim, with what it says in one of the claim's kinds."""

    code: str
    name: str
    kind: Kind
    status: Status
    conditional: bool


@dataclass(frozen=True)
class Claimed:
    """A statement on a group, and who can be named for it."""

    row: GroupClaim
    pieces: list[pledge_history.Piece]
    named: list[Named]

    @property
    def kinds(self) -> str:
        return formatting.listing(
            str(codebook().kind(slug)) for slug in self.row.kinds if codebook().knows("kind", slug)
        )

    @property
    def conditions(self) -> str:
        return formatting.if_met(self.row.conditions)

    @property
    def counts(self) -> bool:
        """Whether a number of countries was given, and not one group or none at all."""
        return (self.row.number or 0) > 1

    @property
    def unnamed(self) -> int:
        """How many of those claimed the register can't name."""
        return max((self.row.number or 0) - len(self.named), 0)


@require_safe
@cache_until_register_changes
def claimed(request: Request) -> HttpResponse:
    selection = parse(request.GET, only=("as_of", "known_at"))
    matrix = queries.matrix(selection)
    claims = GroupClaim.objects.as_of(selection.day, selection.known_at)
    rows = claims.prefetch_related(Prefetch("evidence", Evidence.objects.order_by("pk")))
    context = {
        "claims": [_claimed(row, matrix) for row in rows],
        "least": codebook().status(NAMED_FROM),
        "selection": selection,
        "clock": selection.clock,
    }
    return render_partial(request, "public/group_claims/group_claims.html", context, partials={})


def _claimed(row: GroupClaim, matrix: Matrix) -> Claimed:
    pieces = [pledge_history.Piece(piece) for piece in row.evidence.all()]
    found = Claimed(row, pieces, [])
    return replace(found, named=_named(row, matrix)) if found.counts else found


def _named(claim: GroupClaim, matrix: Matrix) -> list[Named]:
    """The countries on the rung or above in any of the claim's kinds, each once, by its strongest."""
    least = codebook().rank(NAMED_FROM)
    found = []
    for row in matrix.rows:
        cells = [row.cells[kind] for kind in claim.kinds if kind in row.cells]
        best = max(cells, key=lambda cell: cell.rank, default=None)
        if best is not None and best.rank >= least:
            kind, status = codebook().kind(best.kind), codebook().status(best.status)
            found.append(Named(row.place.code, row.place.name, kind, status, best.conditional))
    return found
