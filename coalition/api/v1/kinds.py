"""`/kinds`: what can be pledged."""

from django.http import HttpRequest
from ninja import Schema

from coalition.api.v1.router import router
from coalition.codebook.loader import codebook
from coalition.public.selection.parsing import parse


class KindOut(Schema):
    slug: str
    name: str
    meaning: str


@router.get(
    "/kinds", url_name="kinds", response=list[KindOut], summary="What can be pledged", tags=["reading"]
)
def list_kinds(request: HttpRequest) -> list[KindOut]:
    parse(request.GET, only=())
    return [KindOut(slug=kind.slug, name=str(kind), meaning=str(kind.meaning)) for kind in codebook().kinds]
