"""An Atom feed (RFC 4287) of the notices, each with the pledges that rest on the source."""

from collections.abc import Iterable, Sequence

from django.http import HttpRequest
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _

from coalition.codebook.loader import codebook
from coalition.core.control_characters import without_control_characters
from coalition.public.prose import formatting
from coalition.register.models import Country, Notice, Pledge


def atom(request: HttpRequest, entries: Iterable[tuple[Notice, Sequence[Pledge]]]) -> str:
    """The document; `entries`: the newest first."""
    feed = Atom1Feed(
        title=_("Sources that put themselves right: %(name)s") % {"name": codebook().name},
        link=request.build_absolute_uri(reverse("public:changes")),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name=str(codebook().site.title),
    )
    for notice, pledges in entries:
        address = pledges[0].get_absolute_url() if pledges else reverse("public:changes")
        feed.add_item(
            title=without_control_characters(notice.what),
            link=request.build_absolute_uri(address),
            description=without_control_characters("; ".join(_named(pledge) for pledge in pledges)),
            unique_id=request.build_absolute_uri(f"{reverse('public:notices_feed')}#notice-{notice.pk}"),
            updateddate=notice.recorded_at,
            pubdate=notice.recorded_at,
            categories=[notice.sort],
        )
    return str(feed.writeString("utf-8"))


def _named(pledge: Pledge) -> str:
    countries = formatting.listing(Country(code=part.country_id).name for part in pledge.participations.all())
    return f"{countries}: {pledge.title}"
