"""Which cells of the matrix an interval of the ledger touched, as the outbox tells."""

from coalition.register.models import OutboxEvent


def cells_changed(after: int, until: int) -> list[str] | None:
    """The cells, as `DE.troops`, that entries with after < sequence <= until may have changed, in order.

    None when the outbox does not hold all of these entries any more.
    """
    events = list(OutboxEvent.objects.between(after, until).values_list("cells", flat=True))
    if len(events) < until - after:
        return None
    return sorted({cell for cells in events for cell in cells})
