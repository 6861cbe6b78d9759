"""What the codebook demands of a rung, in a form that the database can enforce."""

from django.contrib.postgres.fields import ArrayField
from django.db import models


class StatusRule(models.Model):
    """A status of the codebook, and the bases of evidence of which it needs one; none needed when empty.

    Written by `evidence_rules.sync` after every migration; the trigger on assessments reads it.
    """

    status = models.CharField(primary_key=True, max_length=32)
    needs_basis = ArrayField(models.CharField(max_length=32), default=list)

    class Meta:
        ordering = ["status"]

    def __str__(self) -> str:
        return self.status
