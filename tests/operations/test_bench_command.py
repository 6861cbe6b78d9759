"""`manage.py bench` runs what is asked for and keeps what came of it."""

import json
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from coalition.core.paths import DataPaths
from coalition.operations.bench import load
from coalition.operations.management.commands import bench


@pytest.fixture
def paths(tmp_path: Path, settings: Settings) -> DataPaths:
    settings.DATA_PATHS = DataPaths(tmp_path)
    return settings.DATA_PATHS


def test_every_benchmark_is_found_by_its_name() -> None:
    found = bench.discover()
    assert {"as_of", "chain", "pages", "reading_speed"} <= set(found)
    assert all(callable(run) for run in found.values())


def test_one_that_is_not_there_is_answered_with_those_that_are(paths: DataPaths) -> None:
    with pytest.raises(CommandError, match=r"There is no benchmark nonsense; there are: .*chain"):
        call_command("bench", "nonsense")
    assert not paths.bench.exists()


def test_the_figures_are_written_with_the_machine(paths: DataPaths, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(
        bench, "discover", lambda: {"first": lambda echo: {"per_second": 3}, "as_of": lambda echo: {}}
    )
    call_command("bench")
    report = json.loads((paths.bench / "first.json").read_text())
    assert (report["name"], report["result"]) == ("first", {"per_second": 3})
    assert {"at", "python", "system", "processors", "seconds"} <= set(report)
    assert (paths.bench / "as_of.json").exists()


@pytest.mark.parametrize(("written", "milliseconds"), [("250us", 0.25), ("1.50ms", 1.5), ("2s", 2000)])
def test_durations_of_wrk_are_read(written: str, milliseconds: float) -> None:
    assert load._milliseconds(written) == milliseconds
