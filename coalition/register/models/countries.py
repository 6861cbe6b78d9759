"""Who can pledge, and to which bodies they belong."""

from datetime import date
from typing import Self

from babel import Locale
from django.db import models
from django.db.models import F, Q
from django.utils.translation import get_language


class CountryQuerySet(models.QuerySet["Country"]):
    def in_bodies(self, bodies: list[str], day: date) -> Self:
        """Those that belong to any of the bodies on that day."""
        return self.filter(pk__in=Membership.objects.on(day).filter(body__in=bodies).values("country"))


class Country(models.Model):
    """A state, by its ISO 3166-1 alpha-2 code; its name comes from CLDR and is not stored."""

    code = models.CharField(primary_key=True, max_length=2)

    objects = CountryQuerySet.as_manager()

    class Meta:
        ordering = ["code"]
        constraints = [
            models.CheckConstraint(name="code_is_iso_alpha_2", condition=Q(code__regex=r"^[A-Z]{2}$"))
        ]

    def __str__(self) -> str:
        return self.name

    @property
    def name(self) -> str:
        """The name in the active language (CLDR)."""
        return country_name(self.code, get_language() or "en")


def country_name(code: str, language: str) -> str:
    """CLDR's name of an ISO 3166-1 alpha-2 code in a language, or the code itself if CLDR has none."""
    return str(Locale.parse(language.replace("-", "_")).territories.get(code, code))


class MembershipQuerySet(models.QuerySet["Membership"]):
    def on(self, day: date) -> Self:
        return self.filter(valid_from__lte=day).filter(Q(valid_until=None) | Q(valid_until__gte=day))


class Membership(models.Model):
    """A country belongs to a body of the codebook from one day to another, both included."""

    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="memberships")
    body = models.CharField(max_length=32)
    valid_from = models.DateField()
    valid_until = models.DateField(null=True, blank=True)
    basis = models.CharField(max_length=200, blank=True)
    source_url = models.URLField(max_length=1000, blank=True)

    objects = MembershipQuerySet.as_manager()

    class Meta:
        ordering = ["country", "body"]
        constraints = [
            models.UniqueConstraint(name="one_membership_a_start", fields=["country", "body", "valid_from"]),
            models.CheckConstraint(
                name="membership_ends_after_it_starts",
                condition=Q(valid_until=None) | Q(valid_until__gte=F("valid_from")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} in {self.body} from {self.valid_from}"
