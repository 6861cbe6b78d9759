"""Load over keep-alive connections, by wrk where it is installed, and else by a small generator of our own.

The same one for everything measured in a run, but for what asks one at a time or for many addresses. Ours is written in
Python and itself the limit from some three thousand requests a second on: rates above that say so of it alone.
"""

import asyncio
import re
import shutil
import subprocess
import time
from dataclasses import dataclass

CONNECTIONS = 16
SECONDS = 4  # that wrk asks for
FEW = 1000  # requests: fewer are no measurement but a warming up


@dataclass(frozen=True)
class Load:
    """`per_second` requests; `p50` and `p99` in milliseconds; `size`: bytes of one answer's body."""

    per_second: float
    p50: float
    p99: float
    size: int
    status: int

    def line(self, name: str) -> str:
        return f"{name:<34}{self.per_second:>10,.0f}/s{self.p50:>10.2f} ms{self.p99:>10.2f} ms{self.size:>10,} B  {self.status}"


def measure(
    port: int,
    paths: list[str],
    *,
    headers: dict[str, str] | None = None,
    requests: int = 2000,
    connections: int = CONNECTIONS,
) -> Load:
    """Ask for the paths in turn, over so many connections to a server on loopback; wrk asks for some seconds instead."""
    wrk = shutil.which("wrk")
    if wrk is None or len(paths) > 1 or connections == 1 or requests < FEW:
        return asyncio.run(_measure(port, paths, headers or {}, requests, connections))
    one = asyncio.run(_measure(port, paths, headers or {}, 1, 1))
    named = [part for name, value in (headers or {}).items() for part in ("-H", f"{name}: {value}")]
    command = [wrk, "-t1", f"-c{connections}", f"-d{SECONDS}s", "--latency", *named]
    asked = subprocess.run(
        [*command, f"http://127.0.0.1:{port}{paths[0]}"], capture_output=True, text=True, check=True
    )
    told = dict(re.findall(r"^ *(50%|99%|Requests/sec:) +([\d.]+(?:us|ms|s)?)$", asked.stdout, re.MULTILINE))
    rate = float(told["Requests/sec:"])
    return Load(rate, _milliseconds(told["50%"]), _milliseconds(told["99%"]), one.size, one.status)


def asker() -> str:
    return "wrk" if shutil.which("wrk") else "our own generator, whose own limit is some 3,000/s"


def _milliseconds(written: str) -> float:
    match = re.fullmatch(r"([\d.]+)(us|ms|s)", written)
    if match is None:
        raise ValueError(f"wrk printed {written!r} where a duration was expected.")
    return round(float(match[1]) * {"us": 0.001, "ms": 1, "s": 1000}[match[2]], 2)


async def _measure(
    port: int, paths: list[str], headers: dict[str, str], requests: int, connections: int
) -> Load:
    lines = "".join(f"{name}: {value}\r\n" for name, value in headers.items())
    asked = [f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{lines}\r\n".encode() for path in paths]
    took: list[float] = []
    last: list[tuple[int, int]] = []
    shares = [range(number, requests, connections) for number in range(connections)]
    began = time.perf_counter()
    await asyncio.gather(*(_ask(port, asked, share, took, last) for share in shares))
    seconds = time.perf_counter() - began
    took.sort()
    status, size = last[-1]
    return Load(
        per_second=round(len(took) / seconds, 1),
        p50=round(took[len(took) // 2] * 1000, 2),
        p99=round(took[int(len(took) * 0.99)] * 1000, 2),
        size=size,
        status=status,
    )


async def _ask(
    port: int, asked: list[bytes], share: range, took: list[float], last: list[tuple[int, int]]
) -> None:
    reader, writer = await asyncio.open_connection("127.0.0.1", port)
    for number in share:
        began = time.perf_counter()
        writer.write(asked[number % len(asked)])
        head = await reader.readuntil(b"\r\n\r\n")
        status, size = _head(head)
        body = await reader.readexactly(size) if size and status != 304 else b""
        took.append(time.perf_counter() - began)
        last[:] = [(status, len(body))]
    writer.close()
    await writer.wait_closed()


def _head(head: bytes) -> tuple[int, int]:
    lines = head.decode("latin-1").split("\r\n")
    sizes = [int(line[15:]) for line in lines if line.lower().startswith("content-length:")]
    if not sizes and " 304 " not in f"{lines[0]} ":
        raise ValueError(f"an answer without a length: {lines[0]}")
    return int(lines[0].split()[1]), sizes[0] if sizes else 0
