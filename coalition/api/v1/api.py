"""The first version of the API: what each resource offers, under one OpenAPI document and one form of error."""

from ninja import NinjaAPI
from ninja.operation import Operation

from coalition.api.v1 import changes, claims, countries, deliveries, error_handlers, kinds, matrix
from coalition.api.v1.articles import endpoints as articles
from coalition.api.v1.pledges import endpoints as pledges
from coalition.api.v1.router import router
from coalition.api.v1.suggestions import endpoints as suggestions

# Importing a resource puts its calls on the router: a new one is a copy of a neighbour and a name here.
RESOURCES = (matrix, kinds, countries, pledges, changes, articles, deliveries, suggestions, claims)


class VersionedAPI(NinjaAPI):
    def get_openapi_operation_id(self, operation: Operation) -> str:
        """The call's own name, so that the clients made of the document do not change when a module moves."""
        return str(operation.view_func.__name__)


api = VersionedAPI(
    title="Who committed what",
    version="1",
    description="Who committed what, how firmly, under which conditions, by what evidence. Reading needs no key.",
    urls_namespace="api",
    docs_url=None,
)
api.add_router("", router)
error_handlers.register(api)
