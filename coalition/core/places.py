"""Where things lie below the data folder (`COALITION_DATA`), known to settings and to the launcher alike."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from pathlib import Path

# The kernel's limit for a socket's path is 108 bytes including the closing zero (unix(7)).
LONGEST_SOCKET_PATH = 107


@dataclass(frozen=True)
class Places:
    """The folders and sockets of one installation; nothing here touches the disk."""

    data: Path

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
    def sockets(self) -> Path:
        """A folder short enough for unix sockets: inside the data folder, or in the temporary one when that is too deep."""
        inside = self.data / "run"
        if len(os.fsencode(inside / ".s.PGSQL.5432")) <= LONGEST_SOCKET_PATH:
            return inside
        name = hashlib.sha256(os.fsencode(self.data)).hexdigest()[:12]
        return Path(tempfile.gettempdir()) / f"coalition-{os.getuid()}-{name}"

    @property
    def valkey_socket(self) -> Path:
        return self.sockets / "valkey.sock"

    @property
    def database_url(self) -> str:
        return f"postgres://postgres@{str(self.sockets).replace('/', '%2F')}/coalition"

    @property
    def broker_url(self) -> str:
        return f"redis+socket://{self.valkey_socket}?virtual_host=0"

    @property
    def cache_url(self) -> str:
        return f"unix://{self.valkey_socket}?db=1"
