"""What one country, or several jointly, may do in one kind."""

from typing import Self

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from coalition.register.models.append_only import AppendOnly
from coalition.register.models.countries import Country


class PledgeQuerySet(models.QuerySet["Pledge"]):
    def of_cell(self, country: str, kind: str) -> Self:
        """The pledges of one cell of the matrix, the oldest first."""
        return self.filter(kind=kind, countries=country).order_by("pk")


class Pledge(AppendOnly):
    """One thing that may be done. Its status is no field: it is what the assessments say for a day."""

    slug = models.SlugField(max_length=80, unique=True)
    kind = models.CharField(max_length=32)
    title = models.CharField(max_length=200)
    countries = models.ManyToManyField(Country, through="Participation", related_name="pledges")
    created_at = models.DateTimeField()
    created_by = models.ForeignKey("accounts.User", on_delete=models.PROTECT, related_name="+")

    objects = PledgeQuerySet.as_manager()

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        indexes = [models.Index(fields=["kind"])]

    def __str__(self) -> str:
        return self.title

    def get_absolute_url(self) -> str:
        return reverse("public:pledge", args=[self.slug])


class Participation(AppendOnly):
    """A country's part in a pledge; with more than one the pledge is joint and counts once."""

    pledge = models.ForeignKey(Pledge, on_delete=models.PROTECT, related_name="participations")
    country = models.ForeignKey(Country, on_delete=models.PROTECT, related_name="participations")
    # The country's share of a joint pledge, where it is known: a range in a unit.
    share_low = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    share_high = models.DecimalField(max_digits=20, decimal_places=2, null=True, blank=True)
    share_unit = models.CharField(max_length=40, blank=True)

    class Meta(AppendOnly.Meta):
        ordering = ["pk"]
        constraints = [
            models.UniqueConstraint(name="one_part_a_country", fields=["pledge", "country"]),
            models.CheckConstraint(
                name="a_share_is_a_range_with_a_unit",
                condition=Q(share_low=None, share_high=None, share_unit="")
                | (Q(share_low__gte=0, share_high__gte=F("share_low")) & ~Q(share_unit="")),
            ),
        ]

    def __str__(self) -> str:
        return f"{self.country_id} in {self.pledge_id}"
