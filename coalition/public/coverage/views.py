"""`/silence/`: when each language and source was last looked at, so that nothing found is not taken for nothing said.

The country page fetches its panel from here: that page is kept until the register moves, and this one may not be.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime

from babel import Locale
from babel.dates import format_timedelta
from django.http import HttpResponse
from django.utils.translation import gettext as _
from django.views.decorators.cache import never_cache
from django.views.decorators.http import require_safe

from coalition.core.htmx_partials import render_partial
from coalition.core.http import Request
from coalition.public.prose import formatting
from coalition.public.selection.parameters import parse
from coalition.sources.models import Source


@dataclass(frozen=True)
class SourceCoverage:
    """The sources of one language that are looked at, and how long ago the last of them answered."""

    language: str
    sources: list[Source]
    now: datetime

    @property
    def name(self) -> str:
        if not self.language:
            return _("several languages")
        return str(Locale.parse(formatting.locale()).languages.get(self.language, self.language))

    @property
    def failing(self) -> int:
        return sum(source.failures > 0 for source in self.sources)

    @property
    def latest(self) -> datetime | None:
        return max((one.last_success_at for one in self.sources if one.last_success_at), default=None)

    @property
    def ago(self) -> str:
        """3 minutes ago."""
        if self.latest is None:
            return _("not looked at yet")
        return str(format_timedelta(self.latest - self.now, add_direction=True, locale=formatting.locale()))


@require_safe
@never_cache
def coverage(request: Request) -> HttpResponse:
    parse(request.GET, only=())
    found = source_coverage(Source.objects.filter(active=True).order_by("name"), datetime.now(UTC))
    context = {"watches": found, "sources": sum(len(watch.sources) for watch in found)}
    return render_partial(request, "public/coverage/coverage.html", context, partials={"silence": "panel"})


def source_coverage(sources: Iterable[Source], now: datetime) -> list[SourceCoverage]:
    """By language, the one with the most sources first."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.language, []).append(source)
    found = [SourceCoverage(language, group, now) for language, group in groups.items()]
    return sorted(found, key=lambda watch: (-len(watch.sources), watch.name))
