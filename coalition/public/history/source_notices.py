"""Sources that put themselves right, beside what rests on them; and the feed that tells."""

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Prefetch
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.feedgenerator import Atom1Feed
from django.utils.translation import get_language
from django.utils.translation import gettext as _
from django.views.decorators.http import require_safe

from coalition.codebook.loader import codebook
from coalition.public.page_cache.cache import cache_until_register_changes
from coalition.public.prose import formatting
from coalition.public.selection.parameters import Selection, parse
from coalition.register.models import Assessment, Country, Evidence, Notice, Pledge, Upheld

ENTRIES = 50


@dataclass(frozen=True)
class Flag:
    """A notice about what an assessment rests on, and why an editor let it stand all the same, if one did."""

    row: Notice
    upheld: Upheld | None

    @property
    def withdrawn(self) -> bool:
        return self.row.sort == Notice.Sort.WITHDRAWN


def flags(rows: Iterable[Assessment], selection: Selection) -> dict[int, list[Flag]]:
    """The notices about each of these assessments, whose evidence has been fetched. Two queries, however many."""
    notices, upheld = Notice.objects.filter(said_on__lte=selection.day), Upheld.objects.all()
    if selection.known_at is not None:
        notices = notices.filter(recorded_at__lte=selection.known_at)
        upheld = upheld.filter(recorded_at__lte=selection.known_at)
    found: dict[int, list[Flag]] = {}
    heard = list(notices.prefetch_related(Prefetch("upheld", upheld)))
    for row in rows if heard else ():
        pieces = list(row.evidence.all())
        for notice in heard:
            if notice.recorded_at > row.recorded_at and any(map(notice.touches, pieces)):
                stands = next((one for one in notice.upheld.all() if one.assessment_id == row.pk), None)
                found.setdefault(row.pk, []).append(Flag(notice, stands))
    return found


@require_safe
@cache_until_register_changes
def notices_feed(request: HttpRequest) -> HttpResponse:
    """An Atom feed of the notices, each with the pledges that rest on the source."""
    parse(request.GET, only=())
    feed = Atom1Feed(
        title=_("Sources that put themselves right: %(name)s") % {"name": codebook().name},
        link=request.build_absolute_uri(reverse("public:changes")),
        description="",
        language=get_language(),
        feed_url=request.build_absolute_uri(),
        author_name=_("Who committed what"),
    )
    for notice in Notice.objects.order_by("-pk")[:ENTRIES]:
        pledges = list(_resting(notice))
        feed.add_item(
            title=notice.what,
            link=request.build_absolute_uri(
                pledges[0].get_absolute_url() if pledges else reverse("public:changes")
            ),
            description="; ".join(_named(pledge) for pledge in pledges),
            unique_id=request.build_absolute_uri(f"{reverse('public:notices_feed')}#notice-{notice.pk}"),
            updateddate=notice.recorded_at,
            pubdate=notice.recorded_at,
            categories=[notice.sort],
        )
    return HttpResponse(feed.writeString("utf-8"), content_type="application/atom+xml; charset=utf-8")


def _resting(notice: Notice) -> Iterable[Pledge]:
    resting = Evidence.objects.resting_on(notice).filter(assessment__recorded_at__lt=notice.recorded_at)
    return (
        Pledge.objects.filter(assessments__in=resting.values("assessment"))
        .distinct()
        .prefetch_related("participations")
    )


def _named(pledge: Pledge) -> str:
    countries = formatting.listing(Country(code=part.country_id).name for part in pledge.participations.all())
    return f"{countries}: {pledge.title}"
