"""`manage.py bench [NAME…]`: the benchmarks of coalition/operations/bench/, one module each."""

import importlib
import json
import os
import pkgutil
import platform
import time
from argparse import ArgumentParser
from collections.abc import Callable
from datetime import UTC, datetime

from django.conf import settings
from django.core.management.base import BaseCommand, CommandError
from rich.console import Console

from coalition.operations import bench

type Run = Callable[..., dict[str, object]]
# Needs many minutes to fill its databases: nobody should have to wait for the others because of it.
LAST = "as_of"


class Command(BaseCommand):
    help = (
        "Runs the benchmarks, or those named; each prints its figures and writes them to "
        "COALITION_DATA/bench/NAME.json, with the machine they were measured on."
    )

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument("names", nargs="*", metavar="NAME", help="which; without any, all")

    def handle(self, *, names: list[str], **_options: object) -> None:
        found = discover()
        wanted = names or sorted(found, key=lambda name: (name == LAST, name))
        if unknown := sorted(set(wanted) - set(found)):
            raise CommandError(
                f"There is no benchmark {', '.join(unknown)}; there are: {', '.join(sorted(found))}."
            )
        settings.DATA_PATHS.bench.mkdir(parents=True, exist_ok=True)
        console = Console(highlight=False)
        for name in wanted:
            console.rule(name, align="left")
            began = time.perf_counter()
            result = found[name](echo=lambda line: console.print(line, markup=False, soft_wrap=True))
            report = {
                "name": name,
                **machine(),
                "seconds": round(time.perf_counter() - began, 1),
                "result": result,
            }
            file = settings.DATA_PATHS.bench / f"{name}.json"
            file.write_text(json.dumps(report, indent=2, ensure_ascii=False, default=str) + "\n")
            console.print(f"Written to {file}", markup=False, style="dim", soft_wrap=True)


def discover() -> dict[str, Run]:
    """The benchmarks by name: the modules that have a `NAME` and a `run(say)`."""
    modules = (
        importlib.import_module(f"{bench.__name__}.{info.name}")
        for info in pkgutil.iter_modules(bench.__path__)
    )
    return {module.NAME: module.run for module in modules if hasattr(module, "NAME")}


def machine() -> dict[str, object]:
    """What a figure says nothing without."""
    return {
        "at": datetime.now(UTC).isoformat(timespec="seconds"),
        "python": platform.python_version(),
        "system": platform.platform(),
        "processors": os.cpu_count(),
    }
