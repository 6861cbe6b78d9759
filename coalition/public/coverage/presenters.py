"""The sources that are looked at, by language, and how long ago each answered."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from babel import Locale
from babel.dates import format_timedelta
from django.utils.translation import gettext as _

from coalition.public.prose import formatting
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
        return str(Locale.parse(formatting.active_locale()).languages.get(self.language, self.language))

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
        return str(
            format_timedelta(self.latest - self.now, add_direction=True, locale=formatting.active_locale())
        )


def source_coverage(sources: Iterable[Source], now: datetime) -> list[SourceCoverage]:
    """By language, the one with the most sources first."""
    groups: dict[str, list[Source]] = {}
    for source in sources:
        groups.setdefault(source.language, []).append(source)
    found = [SourceCoverage(language, group, now) for language, group in groups.items()]
    return sorted(found, key=lambda one: (-len(one.sources), one.name))
