"""What a reader has to know of a codebook beside its words: roles, traits and units, without Django."""

import json
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from functools import cached_property

from coalition.codebook.traits import SCALE, Stance, Trait

NOBODY: frozenset[str] = frozenset()


@dataclass(frozen=True)
class ReadingRules:
    """Roles and traits of a codebook. An empty text stands for a role that nobody has."""

    statuses: Mapping[Stance, str]  # the status that says it
    traits: Mapping[Trait, tuple[str, ...]] = field(default_factory=dict)  # the kinds that have it, in order
    units: Mapping[str, frozenset[str]] = field(default_factory=dict)  # by kind: in what it is counted
    currencies: frozenset[str] = NOBODY  # those units that are money
    signs: Mapping[str, str] = field(default_factory=dict)  # €: the currency it means
    host: str = ""
    adversary: str = ""
    backer: str = ""
    neighbours: frozenset[str] = NOBODY
    force: str = ""  # the kind that "the force" means
    truce: str = ""
    unspecified: str = ""

    def has(self, kind: str, *traits: Trait) -> bool:
        """Whether a kind has one of the traits."""
        return any(kind in self.traits.get(trait, ()) for trait in traits)

    def first_having(self, trait: Trait, otherwise: str) -> str:
        """The kind that stands for a trait; without one what was found stays what it is."""
        return next(iter(self.traits.get(trait, ())), otherwise)

    def status(self, stance: str) -> str:
        """The status that says it, or the next weaker one that the ladder has; empty where it has none.

        A ladder without a rung for "decided" shows a decision as a promise, and never the other way round; without one
        for a refusal, doubt or withdrawal it shows nothing, for anything else would be untrue.
        """
        if stance in self.statuses:
            return self.statuses[Stance(stance)]
        if stance not in SCALE[2:]:
            return ""
        weaker = reversed(SCALE[2 : SCALE.index(Stance(stance))])
        return next((self.statuses[one] for one in weaker if one in self.statuses), "")

    @cached_property
    def apart(self) -> frozenset[str]:
        """The countries that pledge nothing: the host and its adversary."""
        return frozenset({self.host, self.adversary})

    @cached_property
    def fingerprint(self) -> str:
        """The same text for the same rules, in whatever order Python keeps its sets."""

        def plain(value: object) -> object:
            if isinstance(value, frozenset):
                return sorted(value)
            if isinstance(value, Mapping):
                return {str(key): plain(one) for key, one in value.items()}
            return value

        return json.dumps({one.name: plain(getattr(self, one.name)) for one in fields(self)}, sort_keys=True)
