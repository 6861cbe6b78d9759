"""The shape of a codebook: what can be committed, how firmly, on which conditions."""

from functools import cached_property
from typing import Annotated, Literal, Self

from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, model_validator

Slug = Annotated[str, StringConstraints(pattern=r"^[a-zA-Z][a-z0-9_]*$", max_length=32)]
Sign = Literal["cross", "question", "ball-0", "ball-1", "ball-2", "ball-3", "ball-4", "struck"]
LANGUAGES = ("en", "de", "fr", "uk")


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class Words(Strict):
    """One text in the four languages; `str()` gives it in the language that is active."""

    en: str = Field(min_length=1)
    de: str = Field(min_length=1)
    fr: str = Field(min_length=1)
    uk: str = Field(min_length=1)

    def in_language(self, code: str) -> str:
        return str(getattr(self, code if code in LANGUAGES else "en"))

    def __str__(self) -> str:
        return self.in_language((get_language() or "en")[:2])


class Term(Strict):
    slug: Slug
    name: Words

    def __str__(self) -> str:
        return str(self.name)


class Predicate(Words):
    """What is said of a country, with `{doing}` where the kind's own words stand."""

    @model_validator(mode="after")
    def with_a_place(self) -> Self:
        if any(self.in_language(language).count("{doing}") != 1 for language in LANGUAGES):
            raise ValueError("{doing} must stand once in each language")
        return self

    def of(self, doing: str) -> str:
        return str(self).replace("{doing}", doing)


class Status(Term):
    sign: Sign
    says: Predicate
    say: Predicate  # for names in the plural: "Die Niederlande haben zugesagt, …"
    meaning: Words
    saying: Words | None = None
    shelf_life_days: int | None = Field(default=None, gt=0)
    needs_basis: tuple[Slug, ...] = ()
    # The offices whose word makes this rung; another's is shown with a warning, not refused. Empty: anybody's.
    spoken_by: tuple[Slug, ...] = ()


class Kind(Term):
    doing: Words
    meaning: Words
    # By status, where this kind ages faster or slower than the ladder says.
    shelf_life_days: dict[Slug, Annotated[int, Field(gt=0)]] = {}


class Office(Term):
    """An office that can speak for a country; `titles` are how it is written, in any language, in lower case."""

    titles: tuple[str, ...] = Field(min_length=1)


class Procedure(Strict):
    """Who has to agree before a country is bound, for the kinds named."""

    country: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]
    body: str = Field(min_length=1)
    kinds: tuple[Slug, ...] = Field(min_length=1)
    # What evidence shows that it has agreed (any one of them).
    bound_by: tuple[Slug, ...] = Field(min_length=1)


class Condition(Term):
    scope: Literal["world", "country"]
    if_met: Words


class Body(Term):
    full: Words


class Codebook(Strict):
    """A coalition's words. Slugs are unique within their list; order is the order of display."""

    slug: Slug
    name: Words
    subject: Words
    # What editors write titles, reasons and notes in; pages in another language mark them.
    written_in: Literal["en", "de", "fr", "uk"] = "en"
    host: Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")] | None = None
    headline_kind: Slug
    ladder: tuple[Status, ...] = Field(min_length=2)
    off_ladder: tuple[Status, ...] = ()
    kinds: tuple[Kind, ...] = Field(min_length=1)
    conditions: tuple[Condition, ...] = ()
    bodies: tuple[Body, ...] = ()
    bases_of_evidence: tuple[Term, ...] = Field(min_length=1)
    tiers: tuple[Term, ...] = Field(min_length=1)
    offices: tuple[Office, ...] = ()
    procedures: tuple[Procedure, ...] = ()

    @model_validator(mode="after")
    def consistent(self) -> Self:
        lists: dict[str, tuple[Term, ...]] = {
            "statuses": self.statuses,
            "kinds": self.kinds,
            "conditions": self.conditions,
            "bodies": self.bodies,
            "bases_of_evidence": self.bases_of_evidence,
            "tiers": self.tiers,
            "offices": self.offices,
        }
        for name, terms in lists.items():
            slugs = [term.slug for term in terms]
            if len(slugs) != len(set(slugs)):
                raise ValueError(f"{name}: a slug stands there twice")
        bases = {basis.slug for basis in self.bases_of_evidence}
        for status in self.statuses:
            if unknown := set(status.needs_basis) - bases:
                raise ValueError(
                    f"{status.slug} needs an unknown basis of evidence: {', '.join(sorted(unknown))}"
                )
        self._references_are_known(bases)
        if self.headline_kind not in {kind.slug for kind in self.kinds}:
            raise ValueError(f"headline_kind {self.headline_kind} is none of the kinds")
        return self

    def _references_are_known(self, bases: set[str]) -> None:
        kinds = {kind.slug for kind in self.kinds}
        statuses = {status.slug for status in self.statuses}
        offices = {office.slug for office in self.offices}
        for status in self.statuses:
            if unknown := set(status.spoken_by) - offices:
                raise ValueError(
                    f"{status.slug} is spoken by an unknown office: {', '.join(sorted(unknown))}"
                )
        for kind in self.kinds:
            if unknown := set(kind.shelf_life_days) - statuses:
                raise ValueError(
                    f"{kind.slug} gives a shelf life to an unknown status: {', '.join(sorted(unknown))}"
                )
        for procedure in self.procedures:
            if unknown := (set(procedure.kinds) - kinds) | (set(procedure.bound_by) - bases):
                raise ValueError(
                    f"the procedure of {procedure.country} names unknown: {', '.join(sorted(unknown))}"
                )

    @property
    def statuses(self) -> tuple[Status, ...]:
        """The ladder, weakest first, and what stands beside it."""
        return self.ladder + self.off_ladder

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
