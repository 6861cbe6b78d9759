"""The entries of a codebook's lists: statuses, kinds, conditions, bodies, offices, procedures, units."""

from typing import Annotated, Literal, Self

from django.utils.safestring import SafeString
from pydantic import Field, model_validator

from coalition.codebook.roles import CountryCode, ShortSlug, Slug, TierSlug
from coalition.codebook.traits import BINDING, Stance, Trait
from coalition.codebook.words import Counted, Predicate, Strict, Words

Sign = Literal["cross", "question", "ball-0", "ball-1", "ball-2", "ball-3", "ball-4", "struck"]


class Term(Strict):
    slug: Slug
    name: Words

    def __str__(self) -> str:
        return str(self.name)

    @property
    def marked(self) -> SafeString:
        """The name for the content of elements, with its language where that is not the page's."""
        return self.name.marked


class Status(Term):
    slug: ShortSlug
    sign: Sign
    stance: Stance
    says: Predicate
    say: Predicate  # for names in the plural: "Die Niederlande haben zugesagt, …"
    # How the headline counts who neither promises nor is bound: "{count} are open to it".
    counted: Counted | None = None
    meaning: Words
    saying: Words | None = None
    shelf_life_days: int | None = Field(default=None, gt=0)
    needs_basis: tuple[Slug, ...] = ()
    # The offices whose word makes this rung; another's is shown with a warning, not refused. Empty: anybody's.
    spoken_by: tuple[Slug, ...] = ()

    @model_validator(mode="after")
    def _filled_in(self) -> Self:
        if self.counted:
            self.counted.asks_only_for("count")
        return self

    @property
    def binds(self) -> bool:
        return self.stance in BINDING


class Kind(Term):
    doing: Words
    meaning: Words
    # What texts say of it in ways of their own: which rules the reader has for it.
    traits: tuple[Trait, ...] = ()
    units: tuple[Slug, ...] = ()  # in what it is counted
    # By status, where this kind ages faster or slower than the ladder says.
    shelf_life_days: dict[Slug, Annotated[int, Field(gt=0)]] = {}


class Unit(Strict):
    """In what quantities are counted: things with words of their own, or a currency, which CLDR writes."""

    slug: Slug
    counted: Counted | None = None  # "{number} soldiers"
    currency: bool = False  # the slug is its code (ISO 4217)
    sign: str = ""  # written before a number: €


class Basis(Term):
    """What a piece of evidence rests on."""

    slug: ShortSlug


class Tier(Term):
    slug: TierSlug


class Office(Term):
    """An office that can speak for a country; `titles` are how it is written, in any language, in lower case."""

    titles: tuple[str, ...] = Field(min_length=1)


class Procedure(Strict):
    """Who has to agree before a country is bound, for the kinds named."""

    country: CountryCode
    body: str = Field(min_length=1)
    kinds: tuple[Slug, ...] = Field(min_length=1)
    # What evidence shows that it has agreed (any one of them).
    bound_by: tuple[Slug, ...] = Field(min_length=1)


class Condition(Term):
    scope: Literal["world", "country"]
    if_met: Words


class Body(Term):
    full: Words
