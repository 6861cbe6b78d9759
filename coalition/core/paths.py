"""Where things lie below the data folder (`COALITION_DATA`), known to settings and to the launcher alike."""

import hashlib
import os
from dataclasses import dataclass
from pathlib import Path
from typing import Self
from urllib.parse import parse_qs, quote, urlsplit

PROJECT = Path(__file__).resolve().parent.parent.parent
# The kernel's limit for a socket's path is 108 bytes including the closing zero (unix(7)).
LONGEST_SOCKET_PATH = 107


def codebook_folder() -> Path:
    """The codebook that `COALITION_CODEBOOK` names: a path, or the bare name of a folder in codebooks/."""
    named = os.environ.get("COALITION_CODEBOOK") or "ukraine"
    return Path(named).absolute() if "/" in named else PROJECT / "codebooks" / named


@dataclass(frozen=True)
class DataPaths:
    """The folders and sockets of one installation; nothing here touches the disk."""

    data: Path

    @classmethod
    def from_environment(cls) -> Self:
        return cls(Path(os.environ.get("COALITION_DATA") or PROJECT / "var").absolute())

    @property
    def postgres(self) -> Path:
        return self.data / "postgres"

    @property
    def valkey(self) -> Path:
        return self.data / "valkey"

    @property
    def logs(self) -> Path:
        return self.data / "logs"

    @property
    def static(self) -> Path:
        return self.data / "static"

    @property
    def bench(self) -> Path:
        return self.data / "bench"

    @property
    def secret_key(self) -> Path:
        return self.data / "secret-key"

    @property
    def first_editor(self) -> Path:
        return self.data / "first-editor.txt"

    @property
    def lock(self) -> Path:
        """Held by the process that owns the embedded services; says who that is."""
        return self.data / "lock"

    @property
    def service_users(self) -> Path:
        """Locked (shared) by the processes that use the services of another."""
        return self.data / "service-users"

    @property
    def sockets(self) -> Path:
        """A folder for unix sockets: inside the data folder, or in /tmp when that is too deep, or has a comma.

        PostgreSQL's client takes a comma for the end of an address.
        """
        inside = self.data / "run"
        if len(os.fsencode(inside / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH and "," not in str(inside):
            return inside
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        # Not TMPDIR: every process has to find the same folder. Who makes it checks whose it is.
        return Path("/tmp") / f"coalition-{os.getuid()}-{name}"  # noqa: S108

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def database_url(self) -> str:
        return f"postgres://postgres@{quote(str(self.sockets), safe='')}/coalition"

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{quote(str(self.valkey_socket))}?virtual_host=0"

    @property
    def cache_url(self) -> str:
        return f"unix://{quote(str(self.valkey_socket))}?db=1"


def default_cache_url(broker_url: str) -> str:
    """The cache that goes with a broker when none is named: the next database of the same Redis or Valkey.

    Raises ValueError with one sentence for a broker that can't be a cache.
    """
    parts = urlsplit(broker_url)
    if parts.scheme in ("redis", "rediss"):
        number = _database_number(parts.path.strip("/") or "0")
        return parts._replace(path=f"/{number + 1}").geturl()
    if parts.scheme == "redis+socket":
        number = _database_number(parse_qs(parts.query).get("virtual_host", ["0"])[0].strip("/"))
        return f"unix://{parts.path}?db={number + 1}"
    raise ValueError(
        "BROKER_URL is neither Redis nor Valkey: set CACHE_URL too, to a Redis or Valkey server."
    )


def _database_number(written: str) -> int:
    if not (written.isascii() and written.isdecimal()):
        raise ValueError(
            f"BROKER_URL names the database {written!r}: Redis and Valkey number theirs, from 0."
        )
    return int(written)
