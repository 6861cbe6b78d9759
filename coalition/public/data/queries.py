"""How much the register holds, and the hash that stands for all of it."""

from coalition.register.models import Assessment, Country, Entry, Evidence, Pledge


def counts() -> dict[str, int]:
    return {
        "countries": Country.objects.count(),
        "pledges": Pledge.objects.count(),
        "assessments": Assessment.objects.count(),
        "evidence": Evidence.objects.count(),
    }


def head_of_chain() -> str:
    """Empty as long as nothing is on record."""
    return Entry.objects.order_by("-sequence").values_list("hash", flat=True).first() or ""
