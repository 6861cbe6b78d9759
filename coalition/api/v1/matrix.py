"""`/matrix`: what the page `/` shows, for programs."""

from django.http import HttpRequest, HttpResponse

from coalition.api.v1.router import router
from coalition.public.exports import document
from coalition.public.matrix_data import queries
from coalition.public.selection.parsing import parse
from coalition.register.chain import ledger


@router.get("/matrix", url_name="matrix", summary="The matrix, as /matrix.json", tags=["reading"])
def get_matrix(request: HttpRequest) -> HttpResponse:
    selection = parse(request.GET)
    body = document.as_json(queries.matrix(selection), selection, ledger.version())
    return HttpResponse(body, content_type="application/json")
