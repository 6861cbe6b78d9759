"""No test reaches the network: Python's own audit events tell of every connection and every name that is looked up."""

import ipaddress
import socket
import sys
from typing import Any

LOCAL_NAMES = {"", "localhost", "testserver", socket.gethostname()}


class NetworkForbiddenError(Exception):
    """A test tried to reach another machine. Not an OSError, so that code that expects those can't hide it."""


def _is_local(host: Any) -> bool:
    if host is None:
        return True
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in LOCAL_NAMES:
        return True
    try:
        return ipaddress.ip_address(name.partition("%")[0]).is_loopback
    except ValueError:
        return False


def _watch(event: str, args: tuple[Any, ...]) -> None:
    if event in ("socket.connect", "socket.sendto", "socket.sendmsg"):
        line, address = args
        if line.family in (socket.AF_INET, socket.AF_INET6) and address and not _is_local(address[0]):
            raise NetworkForbiddenError(f"A test tried to connect to {address[0]}.")
    elif event in ("socket.getaddrinfo", "socket.gethostbyname", "socket.gethostbyaddr"):
        host = args[0]
        if not _is_local(host) and not _is_address(host):
            raise NetworkForbiddenError(f"A test tried to look up {host!r}.")


def _is_address(host: Any) -> bool:
    """An address that is only parsed, not looked up."""
    try:
        ipaddress.ip_address(str(host))
    except ValueError:
        return False
    return True


def forbid() -> None:
    """From now on, and for the whole process: an audit hook can't be removed."""
    sys.addaudithook(_watch)
