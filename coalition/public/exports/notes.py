"""What stands beside the rows in a workbook."""

from django.http import HttpRequest
from django.urls import reverse
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.public.exports.licence import LICENCE
from coalition.public.selection.selection import Selection
from coalition.register.chain import ledger


def workbook_notes(request: HttpRequest, selection: Selection) -> list[tuple[str, str]]:
    """What whoever finds the file a year later needs: what it is, of when, from where, under which licence."""
    address = reverse("public:matrix") + selection.but(cell=None).query()
    return [
        (str(codebook().site.title), str(codebook().name)),
        (_("As of"), selection.day.isoformat()),
        (_("Version"), str(ledger.version())),
        (_("Address"), request.build_absolute_uri(address)),
        (_("Licence"), ", ".join(LICENCE)),
    ]
