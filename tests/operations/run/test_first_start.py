"""A fresh installation gets one editor, whose password is written once."""

import stat
from pathlib import Path

import pytest
from django.contrib.auth import authenticate
from pytest_django import Settings

from coalition.accounts.models import Role, User
from coalition.core.paths import DataPaths
from coalition.operations.run import first_start
from tests.factories.accounts import EditorFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def paths(tmp_path: Path) -> DataPaths:
    return DataPaths(tmp_path)


def test_the_first_editor_can_sign_in_with_what_was_written(paths: DataPaths) -> None:
    printed: list[str] = []
    first_start.create_first_editor(paths, "http://127.0.0.1:8000/", printed.append)
    lines = dict(line.split(": ", 1) for line in paths.first_editor.read_text().splitlines())
    user = authenticate(username=lines["name"].strip(), password=lines["password"].strip())
    assert isinstance(user, User)
    assert user.role == Role.CHIEF
    assert lines["address"].strip() == "http://127.0.0.1:8000/review/"
    assert stat.S_IMODE(paths.first_editor.stat().st_mode) == 0o600
    assert "password" not in printed[0]


def test_where_somebody_can_sign_in_nobody_is_made(paths: DataPaths) -> None:
    user = EditorFactory.create()
    user.set_password("a password of their own")
    user.save()
    first_start.create_first_editor(paths, "http://127.0.0.1:8000/", print)
    assert not paths.first_editor.exists()
    assert User.objects.count() == 1


def test_accounts_without_a_password_do_not_count(paths: DataPaths) -> None:
    user = EditorFactory.create()
    user.set_unusable_password()
    user.save()
    first_start.create_first_editor(paths, "http://127.0.0.1:8000/", lambda _line: None)
    assert paths.first_editor.exists()


def test_static_files_are_collected_when_one_has_changed(
    paths: DataPaths, settings: Settings, tmp_path: Path
) -> None:
    source = tmp_path / "source"
    source.mkdir()
    (source / "a.css").write_text("a { color: red }")
    settings.STATICFILES_DIRS = [source]
    settings.STATICFILES_FINDERS = ["django.contrib.staticfiles.finders.FileSystemFinder"]
    settings.STORAGES = {
        **settings.STORAGES,
        "staticfiles": {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"},
    }
    settings.STATIC_ROOT = paths.static
    paths.static.mkdir()
    printed: list[str] = []
    first_start.collect_static(paths, printed.append)
    first_start.collect_static(paths, printed.append)
    assert printed == ["Collected the static files."]
    (source / "a.css").write_text("a { color: blue; }")
    first_start.collect_static(paths, printed.append)
    assert len(printed) == 2
    assert (paths.static / "a.css").read_text() == "a { color: blue; }"
