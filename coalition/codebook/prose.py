"""The phrases of a coalition that are more than names, and the frame of its map."""

from typing import Annotated, Self

from pydantic import Field, StringConstraints, model_validator

from coalition.codebook.roles import CountryCode, Slug
from coalition.codebook.words import Counted, Strict, Words

SheetName = Annotated[str, StringConstraints(pattern=r"^[a-z]+$", max_length=20)]


class Headline(Strict):
    """How many countries are bound in the main kind.

    The pages fill in `{day}`, `{count}`, `{all}` (of how many), `{doing}` (the kind's own words) and `{country}`.
    """

    kind: Slug
    bound: Counted  # "As of {day}, {count} countries have decided {doing}"
    bound_of: Counted  # the same where only some are looked at: "{count} of these {all} countries"
    none: Words  # with <b> around what counts, the only markup that may stand in a codebook
    none_of: Words
    acting: Counted  # all who are bound do so already: "{sentence}, and all do so already."
    acting_of: Counted  # some of them do: "{sentence}; {count} of them do so already."
    willing: Counted  # those who promise or intend, together: "{count} intend or have pledged to"
    only_bound: Words  # where a link leads: "Only what {country} has decided or does"

    @model_validator(mode="after")
    def _filled_in(self) -> Self:
        for words in (self.bound, self.bound_of, self.none, self.none_of):
            words.asks_only_for("day", "count", "all", "doing")
        self.acting.asks_only_for("sentence", "count")
        self.acting_of.asks_only_for("sentence", "count")
        self.willing.asks_only_for("count")
        self.only_bound.asks_only_for("country")
        return self


class Site(Strict):
    """What the site says of itself."""

    title: Words  # "Who committed what"
    description: Words
    principle: Words | None = (
        None  # the sentence that opens the page on method: "“We want” is not “we will”. …"
    )
    outsider: Words | None = None  # said of a country that is not in the coalition: "not a member"


class Sheet(Strict):
    """A part of the globe: `frame` in the projection's units (west, south, east, north), around a centre in degrees.

    Without a frame it is the whole world, which comes with the product.
    """

    name: SheetName
    title: Words | None = None  # without one it is called the world
    centre: tuple[float, float] = (11.0, 0.0)
    frame: tuple[float, float, float, float] | None = None
    reach: float = Field(
        default=180.0, gt=0, le=180
    )  # degrees east and west of the centre that can come into view
    latitudes: tuple[float, float] = (-58.0, 84.0)
    signs: tuple[int, int] = (9, 18)  # the smallest and largest radius of a sign


class Land(Strict):
    """Outlines that the file of the world's borders gives to one state and this map to another."""

    drawn_as: CountryCode
    belongs_to: CountryCode
    within: tuple[tuple[float, float], tuple[float, float]]  # (west, south), (east, north) in degrees
    why: str = Field(min_length=1)


class Map(Strict):
    sheets: tuple[Sheet, ...] = ()
    lands: tuple[Land, ...] = ()

    @model_validator(mode="after")
    def _named_once(self) -> Self:
        names = [sheet.name for sheet in self.sheets]
        if len(names) != len(set(names)):
            raise ValueError("a sheet stands there twice")
        return self
