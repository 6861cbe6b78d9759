"""Assessments to be looked at again."""

from dataclasses import dataclass

from coalition.codebook.loader import codebook
from coalition.codebook.schema import Kind, Status
from coalition.register.models import Assessment, Country, Notice
from coalition.review.record.open_notices import open_notices
from coalition.review.source_notices.queries import flagged_assessments


@dataclass(frozen=True)
class FlaggedAssessment:
    """An assessment with the notices it has still to be held against."""

    row: Assessment
    notices: list[Notice]

    @property
    def kind(self) -> Kind:
        return codebook().kind(self.row.pledge.kind)

    @property
    def status(self) -> Status:
        return codebook().status(self.row.status)

    @property
    def country(self) -> str:
        """The first of its countries: where the status is changed."""
        return min(part.country_id for part in self.row.pledge.participations.all())

    @property
    def countries(self) -> list[Country]:
        return [Country(code=part.country_id) for part in self.row.pledge.participations.all()]


def list_flagged() -> list[FlaggedAssessment]:
    rows = flagged_assessments()
    return [FlaggedAssessment(row, notices) for row, notices in zip(rows, open_notices(rows), strict=True)]
