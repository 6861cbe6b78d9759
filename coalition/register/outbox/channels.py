"""The registry of channels: who is told of everything that is recorded."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from importlib import import_module

from django.conf import settings
from django.core.exceptions import ImproperlyConfigured

from coalition.register.models import OutboxEvent


@dataclass(frozen=True)
class Channel:
    """Somebody to be told. A module named in OUTBOX_CHANNELS has one, as CHANNEL.

    `deliver` is given events in the order of recording, inside the transaction that keeps the channel's position: what
    it writes into this database is there exactly once, whoever is killed. For what leaves the house (a mail, a call of
    somebody's server) it therefore writes a row a recipient, and a task of its own sends those; or it carries the
    entry's number, by which the other side knows what it has had already.
    """

    name: str
    deliver: Callable[[Sequence[OutboxEvent]], None]


def registered() -> list[Channel]:
    """All channels, in the order of the setting. Raises ImproperlyConfigured for a module that is not one."""
    return [_channel(module) for module in settings.OUTBOX_CHANNELS]


def named(name: str) -> Channel | None:
    """The channel of this name, or None when it has been taken off the list."""
    return next((channel for channel in registered() if channel.name == name), None)


def _channel(module: str) -> Channel:
    found = getattr(import_module(module), "CHANNEL", None)
    if not isinstance(found, Channel):
        raise ImproperlyConfigured(
            f"OUTBOX_CHANNELS names {module}, which has no CHANNEL: see outbox/log.py."
        )
    return found
