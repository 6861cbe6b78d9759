"""Where the site listens: HOST and PORT, checked before anything is started."""

import os
import socket
from dataclasses import dataclass

from coalition.operations.run.errors import RunError


@dataclass(frozen=True)
class ListenAddress:
    host: str
    port: int

    @classmethod
    def from_environment(cls) -> "ListenAddress":
        """HOST and PORT. Raises RunError when they can't be an address of this machine that is free."""
        return cls(
            os.environ.get("HOST") or "127.0.0.1", _port_number("PORT", os.environ.get("PORT") or "8000")
        )

    @property
    def url(self) -> str:
        """Where a browser on this machine finds it."""
        host = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}.get(self.host, self.host)  # noqa: S104
        return f"http://{f'[{host}]' if ':' in host and host[0] != '[' else host}:{self.port}/"

    def choose_live_port(self) -> int:
        """The port of the live process: LIVE_PORT, or the next one, or any that is free; set for the settings to read."""
        if given := os.environ.get("LIVE_PORT"):
            port = _port_number("LIVE_PORT", given)
            ListenAddress(self.host, port).check_free()
        else:
            port = min(self.port + 1, 65535)
            try:
                ListenAddress(self.host, port).check_free()
            except RunError:
                port = self._any_free_port()
        os.environ["LIVE_PORT"] = str(port)
        return port

    def _any_free_port(self) -> int:
        with socket.socket(socket.AF_INET6 if ":" in self.host else socket.AF_INET) as trial:
            trial.bind((self.host.strip("[]"), 0))
            port: int = trial.getsockname()[1]
        return port

    def check_free(self) -> None:
        """Raise RunError when nothing can listen here."""
        try:
            family, kind, protocol, _, address = socket.getaddrinfo(
                self.host, self.port, type=socket.SOCK_STREAM
            )[0]
            with socket.socket(family, kind, protocol) as trial:
                trial.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
                trial.bind(address)
                trial.listen(1)
        except OSError as error:
            if isinstance(error, socket.gaierror) or error.errno != 98:  # EADDRINUSE
                raise RunError(f"HOST {self.host}, PORT {self.port}: {error.strerror}.") from error
            raise RunError(
                f"Port {self.port} of {self.host} is taken: stop what uses it, or choose another: PORT={self.port + 1} make run"
            ) from error


def _port_number(setting: str, given: str) -> int:
    if not given.isascii() or not given.isdecimal() or not 1 <= int(given) <= 65535:
        raise RunError(f"{setting} is {given!r}: it has to be a number from 1 to 65535.")
    return int(given)
