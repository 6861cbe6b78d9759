"""Who and what plays which part in a coalition. Every role may be empty; what rests on it is then left out."""

from typing import Annotated

from pydantic import BaseModel, ConfigDict, StringConstraints

Slug = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z][a-zA-Z0-9_]*$", max_length=32)]
# As long as the columns of the record that hold them.
ShortSlug = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z][a-zA-Z0-9_]*$", max_length=16)]
TierSlug = Annotated[str, StringConstraints(pattern=r"^[A-Z]$")]
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class Roles(BaseModel):
    """Countries by code, the rest by the slugs of the codebook's lists."""

    model_config = ConfigDict(extra="forbid", frozen=True)

    # Countries.
    host: CountryCode | None = None  # on whose soil it is all to happen; it pledges nothing itself
    adversary: CountryCode | None = None  # what it says of others is no news of theirs
    backer: CountryCode | None = (
        None  # who alone can stand behind the force (kinds with the trait `guarantee`)
    )
    neighbours: tuple[CountryCode, ...] = ()  # whose own bases serve the host from next door
    # Bodies.
    members: Slug | None = None  # the coalition itself; who is not in it is marked
    neighbour_body: Slug | None = None  # listed by its full name, for its short one says nothing alone
    # Kinds.
    force: Slug | None = None  # what "the force" and "take part" mean
    # Conditions.
    truce: Slug | None = None  # what a text may be about that never names the host
    assent: Slug | None = None  # a country's own parliament; its mandates are shown beside
    unspecified: Slug | None = None  # left out beside a condition that is more exact
    # What evidence rests on when nobody has said, and how good the source is.
    said: ShortSlug  # somebody's own words
    reported: ShortSlug  # an article about them
    tier: TierSlug
