"""The feeds we poll: added, paused, resumed, polled out of turn."""

import csv
from datetime import UTC, datetime

from django.conf import settings
from django.db import transaction

from coalition.accounts.models import User
from coalition.codebook.defaults import usual_tier
from coalition.sources.addresses import clean
from coalition.sources.articles.clean_text import one_line
from coalition.sources.errors import ForbiddenAddress
from coalition.sources.models import Source

LONGEST_FEED = 1000  # characters of an address: the column's

type Actor = User | None  # None: the command line


@transaction.atomic
def add_source(
    *,
    by: Actor,
    name: str,
    url: str,
    language: str = "",
    tier: str = "",
    poll_minutes: int = 15,
    active: bool = True,
) -> Source:
    """A feed, polled from now on if active; the one that is there when its address is known. Raises ForbiddenAddress."""
    del by  # sources are no part of the record; the parameter keeps the form of every action
    address = clean(url)
    if len(address) > LONGEST_FEED:
        raise ForbiddenAddress(f"The address is longer than {LONGEST_FEED} characters.")
    return Source.objects.get_or_create(
        url=address,
        defaults={
            "name": one_line(name, 200),
            "language": language,
            "tier": tier or usual_tier(),
            "poll_minutes": poll_minutes,
            "active": active,
            "next_poll_at": datetime.now(UTC),
        },
    )[0]


@transaction.atomic
def load_feeds(*, by: Actor) -> int:
    """Add the feeds that come with the program and are not there yet, all paused; how many that were."""
    before = Source.objects.count()
    listed = settings.COALITION_CODEBOOK / "feeds.csv"
    if not listed.exists():
        return 0
    with listed.open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            add_source(
                by=by,
                name=row["name"],
                url=row["url"],
                language=row["language"],
                tier=row["tier"],
                active=False,
            )
    return Source.objects.count() - before


def pause(*, by: Actor, source: Source) -> None:
    """Poll it no more until it is resumed; what has arrived stays."""
    del by
    Source.objects.filter(pk=source.pk).update(active=False)


def resume(*, by: Actor, source: Source) -> None:
    """Poll it again, now, its failures forgotten."""
    del by
    Source.objects.filter(pk=source.pk).update(
        active=True, failures=0, last_error="", next_poll_at=datetime.now(UTC)
    )


def poll_now(*, by: Actor, source: Source) -> None:
    """Let the next sweep poll it, whenever it would have been due."""
    del by
    Source.objects.filter(pk=source.pk).update(next_poll_at=datetime.now(UTC))
