"""What a citation asks the register about the page it cites."""

from coalition.register.models import Pledge


def pledge(slug: str) -> Pledge | None:
    """The pledge with its countries."""
    return Pledge.objects.filter(slug=slug).prefetch_related("participations").first()
