"""Which PostgreSQL is taken."""

from pathlib import Path

import pytest

from coalition.operations.run.embedded import postgres, valkey
from coalition.operations.run.errors import RunError


def installed(folder: Path, version: str) -> Path:
    binaries = folder / version / "bin"
    binaries.mkdir(parents=True)
    for name in ("postgres", "initdb"):
        (binaries / name).write_text(f"#!/bin/sh\necho 'postgres (PostgreSQL) {version}.2 (Debian)'\n")
        (binaries / name).chmod(0o755)
    return binaries


def test_the_wheel_s_own_is_found() -> None:
    binaries = postgres.find_binaries()
    assert binaries.major >= postgres.OLDEST_SUPPORTED
    assert (binaries.folder / "initdb").exists()


def test_the_first_that_runs_and_is_not_too_old_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    broken = installed(tmp_path, "19")
    (broken / "postgres").write_text("#!/no/such/interpreter\n")
    folders = [
        tmp_path / "nothing",
        broken,
        installed(tmp_path, "15"),
        installed(tmp_path, "17"),
        installed(tmp_path, "16"),
    ]
    monkeypatch.setattr(postgres, "_candidate_folders", lambda: folders)
    assert postgres.find_binaries() == postgres.Binaries(tmp_path / "17" / "bin", 17)


def test_without_any_it_is_said_what_to_do(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(postgres, "_candidate_folders", lambda: [installed(tmp_path, "15")])
    with pytest.raises(RunError, match=r"No PostgreSQL 16 or newer .* DATABASE_URL"):
        postgres.find_binaries()


def test_without_the_wheel_an_installed_server_is_taken(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert valkey.find_server().name == "valkey-server"
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: None)
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(RunError, match=r"No Valkey or Redis .* BROKER_URL"):
        valkey.find_server()
    server = tmp_path / "redis-server"
    server.write_text("#!/bin/sh\n")
    server.chmod(0o755)
    assert valkey.find_server() == server
