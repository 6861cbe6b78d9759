import shutil
import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.operations.site import PATIENCE, Site


@pytest.fixture
def site() -> Iterator[Site]:
    """A site with an empty data folder, with a name that takes care to quote; nothing of it is left behind."""
    folder = Path(tempfile.mkdtemp(prefix="coalition-site-"))
    site = Site(folder / "Дані 100% «ok»")
    yield site
    if site.process is not None:
        site.process.kill()
        site.process.wait(PATIENCE)
        if site.process.stdout:
            site.process.stdout.close()
    assert site.wait_for_silence() == []
    shutil.rmtree(folder)


@pytest.fixture(scope="session")
def _template() -> Iterator[Path]:
    """A data folder as a first start leaves it, made once: by a command, which makes database and tables alone."""
    folder = Path(tempfile.mkdtemp(prefix="coalition-site-"))
    done = Site(folder / "data").manage("editor", "anna")
    assert done.returncode == 0, done.stderr
    yield folder / "data"
    shutil.rmtree(folder)


@pytest.fixture
def used(site: Site, _template: Path) -> Site:
    """A site whose data folder has been used before."""
    shutil.copytree(_template, site.data)
    return site
