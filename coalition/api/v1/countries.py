"""`/countries`: who can pledge, and one country's row of the matrix."""

from django.http import Http404, HttpRequest
from ninja import Schema

from coalition.api.v1.pledges import queries as pledge_queries
from coalition.api.v1.pledges import representation
from coalition.api.v1.pledges.schemas import PledgeOut
from coalition.api.v1.router import router
from coalition.public.exports import document
from coalition.public.matrix_data import queries
from coalition.public.selection.parsing import parse
from coalition.register.chain import ledger


class CountryOut(Schema):
    code: str
    name: str
    bodies: list[str]


class CountryDetailOut(CountryOut):
    cells: dict[str, document.CellDocument]
    pledges: list[PledgeOut]


@router.get(
    "/countries", url_name="countries", response=list[CountryOut], summary="Who can pledge", tags=["reading"]
)
def list_countries(request: HttpRequest) -> list[CountryOut]:
    selection = parse(request.GET, only=("as_of", "body"))
    bodies = set(selection.body)
    return [
        CountryOut(code=one.code, name=one.name, bodies=list(one.bodies))
        for one in queries.places_on(selection.day)
        if not bodies or bodies & set(one.bodies)
    ]


@router.get(
    "/countries/{code}",
    url_name="country",
    response=CountryDetailOut,
    summary="One country's row of the matrix",
    tags=["reading"],
)
def get_country(request: HttpRequest, code: str) -> CountryDetailOut:
    selection = parse(request.GET, only=("as_of", "known_at", "suppose"))
    country = next((one for one in queries.places_on(selection.day) if one.code == code), None)
    if country is None:
        raise Http404
    chosen = selection.but(country=(code,))
    matrix = document.as_document(queries.matrix(chosen), chosen, ledger.version())
    return CountryDetailOut(
        code=country.code,
        name=country.name,
        bodies=list(country.bodies),
        cells=matrix["countries"][0]["cells"],
        pledges=representation.summaries(list(pledge_queries.selected(chosen)), chosen),
    )
