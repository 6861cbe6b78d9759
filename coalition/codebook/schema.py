"""The shape of a codebook: what can be committed, how firmly, on which conditions, and who plays which part."""

from collections.abc import Iterable
from functools import cached_property
from typing import Literal, Self

from pydantic import Field, model_validator

from coalition.codebook.prose import Headline, Map, Site
from coalition.codebook.reading_rules import ReadingRules
from coalition.codebook.roles import Roles, Slug
from coalition.codebook.terms import (
    Basis,
    Body,
    Condition,
    Kind,
    Office,
    Procedure,
    Sign,
    Status,
    Term,
    Tier,
    Unit,
)
from coalition.codebook.traits import BINDING, WILLING, Stance, Trait
from coalition.codebook.words import LanguageCode, Strict, Words

__all__ = [
    "Body",
    "Codebook",
    "Condition",
    "Kind",
    "Office",
    "Procedure",
    "Sign",
    "Status",
    "Term",
    "Unit",
    "Words",
]


class Codebook(Strict):
    """A coalition's words. Slugs are unique within their list; order is the order of display."""

    slug: Slug
    name: Words
    subject: Words
    # What editors write titles, reasons and notes in; pages in another language mark them. Every text stands there in it.
    written_in: LanguageCode = "en"
    roles: Roles
    site: Site
    headline: Headline
    map: Map = Map()
    ladder: tuple[Status, ...] = Field(min_length=2)
    off_ladder: tuple[Status, ...] = ()
    kinds: tuple[Kind, ...] = Field(min_length=1)
    conditions: tuple[Condition, ...] = ()
    bodies: tuple[Body, ...] = ()
    units: tuple[Unit, ...] = ()
    bases_of_evidence: tuple[Basis, ...] = Field(min_length=1)
    tiers: tuple[Tier, ...] = Field(min_length=1)
    offices: tuple[Office, ...] = ()
    procedures: tuple[Procedure, ...] = ()

    @model_validator(mode="after")
    def consistent(self) -> Self:
        """Every slug stands once in its list, and whatever names a slug names one that is there."""
        lists: dict[str, tuple[Term | Unit, ...]] = {
            "statuses": self.statuses,
            "kinds": self.kinds,
            "conditions": self.conditions,
            "bodies": self.bodies,
            "units": self.units,
            "bases_of_evidence": self.bases_of_evidence,
            "tiers": self.tiers,
            "offices": self.offices,
        }
        known = {name: {term.slug for term in terms} for name, terms in lists.items()}
        for name, terms in lists.items():
            if len(terms) != len(known[name]):
                raise ValueError(f"{name}: a slug stands there twice")
        for who, where, slugs in self._references():
            if unknown := set(slugs) - known[where]:
                raise ValueError(f"{who} names what is none of the {where}: {', '.join(sorted(unknown))}")
        return self

    @model_validator(mode="after")
    def _countable(self) -> Self:
        for status in self.statuses:
            if status.stance not in WILLING | BINDING and status.counted is None:
                raise ValueError(f"{status.slug} needs `counted`, by which the headline counts it")
        return self

    def _references(self) -> Iterable[tuple[str, str, Iterable[str]]]:
        """Who names slugs, of which list, and which."""
        for status in self.statuses:
            yield status.slug, "bases_of_evidence", status.needs_basis
            yield status.slug, "offices", status.spoken_by
        for kind in self.kinds:
            yield kind.slug, "statuses", kind.shelf_life_days
            yield kind.slug, "units", kind.units
        for procedure in self.procedures:
            yield f"the procedure of {procedure.country}", "kinds", procedure.kinds
            yield f"the procedure of {procedure.country}", "bases_of_evidence", procedure.bound_by
        yield "headline", "kinds", (self.headline.kind,)
        roles = self.roles
        for where, slugs in (
            ("bodies", (roles.members, roles.neighbour_body)),
            ("kinds", (roles.force,)),
            ("conditions", (roles.truce, roles.assent, roles.unspecified)),
            ("bases_of_evidence", (roles.said, roles.reported)),
            ("tiers", (roles.tier,)),
        ):
            yield "roles", where, [slug for slug in slugs if slug]

    @property
    def outsider(self) -> Words:
        """What is said of a country outside the coalition."""
        return self.site.outsider or self.name

    @property
    def headline_kind(self) -> str:
        return self.headline.kind

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The ladder, weakest first, and what stands beside it."""
        return self.ladder + self.off_ladder

    def with_stance(self, *stances: Stance) -> tuple[str, ...]:
        """The slugs of the statuses that say one of these, weakest first."""
        return tuple(status.slug for status in self.statuses if status.stance in stances)

    def stance(self, status: str) -> Stance:
        """Raises KeyError for a status the codebook does not define."""
        return self.status(status).stance

    @cached_property
    def binding(self) -> Status:
        """The lowest rung that binds; on a ladder without one, its highest."""
        return next((status for status in self.ladder if status.binds), self.ladder[-1])

    @cached_property
    def willing_rank(self) -> int:
        """The place from which on a country means to do it: the lowest rung that intends or promises, else the first that binds."""
        ranks = [self.rank(slug) for slug in self.with_stance(*WILLING)]
        return min(ranks, default=self.rank(self.binding.slug))

    @cached_property
    def reading_rules(self) -> ReadingRules:
        """What a reader has to know of roles, traits and units."""
        roles = self.roles
        return ReadingRules(
            statuses={status.stance: status.slug for status in reversed(self.statuses)},
            traits={
                trait: tuple(kind.slug for kind in self.kinds if trait in kind.traits) for trait in Trait
            },
            units={kind.slug: frozenset(kind.units) for kind in self.kinds},
            currencies=frozenset(unit.slug for unit in self.units if unit.currency),
            signs={unit.sign: unit.slug for unit in self.units if unit.sign},
            host=roles.host or "",
            adversary=roles.adversary or "",
            backer=roles.backer or "",
            neighbours=frozenset(roles.neighbours),
            force=roles.force or "",
            truce=roles.truce or "",
            unspecified=roles.unspecified or "",
        )

    @cached_property
    def _rank(self) -> dict[str, int]:
        return {status.slug: place for place, status in enumerate(self.ladder)}

    def rank(self, status: str) -> int:
        """The rung's place, 0 the weakest; -1 for what stands beside the ladder."""
        return self._rank.get(status, -1)

    @cached_property
    def _terms(self) -> dict[str, dict[str, Term]]:
        return {
            "status": {term.slug: term for term in self.statuses},
            "kind": {term.slug: term for term in self.kinds},
            "condition": {term.slug: term for term in self.conditions},
            "body": {term.slug: term for term in self.bodies},
            "basis": {term.slug: term for term in self.bases_of_evidence},
            "tier": {term.slug: term for term in self.tiers},
        }

    def status(self, slug: str) -> Status:
        """Raises KeyError for a slug the codebook does not define; so do its siblings below."""
        term = self._terms["status"][slug]
        assert isinstance(term, Status)  # noqa: S101 - for the type checker
        return term

    def kind(self, slug: str) -> Kind:
        term = self._terms["kind"][slug]
        assert isinstance(term, Kind)  # noqa: S101
        return term

    def condition(self, slug: str) -> Condition:
        term = self._terms["condition"][slug]
        assert isinstance(term, Condition)  # noqa: S101
        return term

    def body(self, slug: str) -> Body:
        term = self._terms["body"][slug]
        assert isinstance(term, Body)  # noqa: S101
        return term

    def basis(self, slug: str) -> Term:
        return self._terms["basis"][slug]

    def tier(self, slug: str) -> Term:
        return self._terms["tier"][slug]

    def unit(self, slug: str) -> Unit | None:
        """None for a unit the codebook does not define; editors may write any."""
        return next((unit for unit in self.units if unit.slug == slug), None)

    def shelf_life(self, status: str, kind: str) -> int | None:
        """Days after which a statement nobody has repeated is shown as ageing; None for what does not age."""
        own = self.kind(kind).shelf_life_days if self.knows("kind", kind) else {}
        return own.get(status) or self.status(status).shelf_life_days

    def office(self, title: str) -> Office | None:
        """The office that a title names, in any language; None when it names none that the codebook knows."""
        words = title.lower()
        return next(
            (office for office in self.offices if any(known in words for known in office.titles)), None
        )

    def procedure(self, country: str, kind: str) -> Procedure | None:
        """Who has to agree before that country is bound in that kind; None when the government alone can."""
        return next((one for one in self.procedures if one.country == country and kind in one.kinds), None)

    def knows(self, sort: Literal["status", "kind", "condition", "body", "basis", "tier"], slug: str) -> bool:
        return slug in self._terms[sort]
