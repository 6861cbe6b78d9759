"""How far a delivery has come through the stages, for those who wait for it."""

from dataclasses import dataclass

from coalition.readings.models import Reading
from coalition.sources.models import Delivery


@dataclass(frozen=True)
class Outcome:
    """`final`: nothing more will happen. `good`: it is an article, and read and proposed. Its text is a line for people."""

    line: str
    final: bool = False
    good: bool = False

    def __str__(self) -> str:
        return self.line


def outcome(delivery_id: int) -> Outcome:
    """Where the delivery is now."""
    delivery = Delivery.objects.get(pk=delivery_id)
    match delivery.state:
        case Delivery.State.WAITING:
            why = f" ({delivery.reason})" if delivery.reason else ""
            return Outcome(f"{delivery.state}  not taken in yet{why}")
        case Delivery.State.REFUSED | Delivery.State.FAILED:
            return Outcome(f"{delivery.state}  {delivery.reason}", final=True)
    if delivery.article_id is None:
        return Outcome(f"{delivery.state}  its article was removed since", final=True)
    stored = f"{delivery.state}  article {delivery.article_id}"
    readings = Reading.objects.filter(article=delivery.article_id).select_related("proposal")
    reading = readings.order_by("-started_at", "-pk").first()
    # What failed before it arrived is being tried again.
    if reading is None or (
        reading.outcome == Reading.Outcome.FAILED and reading.started_at < delivery.arrived_at
    ):
        return Outcome(f"{stored}  not read yet")
    if reading.outcome == Reading.Outcome.FAILED:
        return Outcome(f"{stored}  could not be read: {reading.reason}", final=True)
    if not hasattr(reading, "proposal"):
        return Outcome(f"{stored}  read, not proposed yet")
    claims = reading.claims.filter(gone_at=None).count()
    return Outcome(f"{stored}  {claims} claim{'' if claims == 1 else 's'}", final=True, good=True)
