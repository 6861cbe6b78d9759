"""The style sheet that every page loads is one file, and newly joined whenever a part of it changes."""

from pathlib import Path

import pytest
from django.contrib.staticfiles.storage import staticfiles_storage
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.core.management import call_command
from django.test.utils import override_settings

from coalition.core.stylesheets import JOINED, JoiningStorage


@pytest.fixture
def collected(tmp_path: Path) -> Path:
    with override_settings(
        STATIC_ROOT=tmp_path,
        STORAGES={"staticfiles": {"BACKEND": "coalition.core.stylesheets.JoiningStorage"}},
    ):
        call_command("collectstatic", verbosity=0, interactive=False)
        call_command("collectstatic", verbosity=0, interactive=False)  # again: it was joined before
        return Path(staticfiles_storage.path(staticfiles_storage.stored_name(JOINED)))


def test_all_parts_stand_in_the_one_file_in_their_order(collected: Path) -> None:
    sheet = collected.read_text()
    assert "@import" not in sheet
    places = [
        sheet.index(part) for part in ("@layer tokens, base", "The pieces pages are made of", ".matrix")
    ]
    assert places == sorted(places)
    assert collected.with_name(f"{collected.name}.gz").is_file()


def test_a_part_that_changed_gives_the_whole_another_name(tmp_path: Path) -> None:
    source = FileSystemStorage(tmp_path / "source")
    target = JoiningStorage(location=tmp_path / "target", base_url="/static/")
    names = []
    (tmp_path / "source" / "css").mkdir(parents=True)
    (tmp_path / "source" / JOINED).write_text('@import "base.css";\n')
    for colour in ("red", "blue"):
        (tmp_path / "source" / "css" / "base.css").write_text(f"a {{ color: {colour}; }}\n")
        paths = {name: (source, name) for name in (JOINED, "css/base.css")}
        for name in paths:  # as collectstatic does first
            target.delete(name)
            target.save(name, ContentFile((tmp_path / "source" / name).read_bytes()))
        done = {name: hashed for name, hashed, _ in target.post_process(paths)}
        names.append(done[JOINED])
        assert colour in (tmp_path / "target" / str(done[JOINED])).read_text()
    assert names[0] != names[1]
