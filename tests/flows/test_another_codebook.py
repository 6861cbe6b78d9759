"""The flows run on another coalition too: in a process of its own, since a codebook is read once a process."""

import os
import subprocess
import sys
from pathlib import Path

from coalition.core.paths import PROJECT
from tests import services
from tests.waiting import PATIENCE

HERE = Path(__file__).parent


def test_everything_that_works_for_one_coalition_works_for_another() -> None:
    command = [
        *(sys.executable, "-m", "pytest", "-q", "-p", "no:xdist", "-p", "no:cacheprovider"),
        *("--ds", "tests.settings_example", str(HERE / "test_any_codebook.py")),
    ]
    run = subprocess.run(
        command,
        cwd=PROJECT,
        env=services.elsewhere(os.environ),
        capture_output=True,
        text=True,
        check=False,
        timeout=5 * PATIENCE,
    )
    assert run.returncode == 0, run.stdout[-6000:] + run.stderr[-2000:]
