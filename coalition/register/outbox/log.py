"""The channel of the operators: a line in the worker's log for everything that was recorded."""

import logging
from collections.abc import Sequence

from coalition.register.models import OutboxEvent
from coalition.register.outbox.channels import Channel

logger = logging.getLogger(__name__)


def deliver(events: Sequence[OutboxEvent]) -> None:
    for event in events:
        about = " ".join([*event.countries, *event.kinds])
        logger.info("recorded: entry %s, %s %s %s", event.entry_id, event.subject, event.nature, about)


CHANNEL = Channel("log", deliver)
