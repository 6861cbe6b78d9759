"""Who calls the API, and what is on record."""

from datetime import date

import pytest

from coalition.register.models import Assessment, Country, Membership
from tests.api.callers import Caller
from tests.factories import register


@pytest.fixture
def caller() -> Caller:
    for code in ("DE", "FR", "GB"):
        Country.objects.create(code=code)
    return Caller()


@pytest.fixture
def pledged() -> list[Assessment]:
    """Germany refuses troops; France intends them, and leaves it open to guard the sky. France is of the EU."""
    rows = [
        register.assessment(
            register.pledge(country, kind=kind, title=f"{country} {kind}"), status, date(2026, 1, 6)
        )
        for country, kind, status in (
            ("DE", "troops", "refused"),
            ("FR", "troops", "intends"),
            ("FR", "air", "open"),
        )
    ]
    Membership.objects.create(country_id="FR", body="eu", valid_from=date(1958, 1, 1))
    return rows
