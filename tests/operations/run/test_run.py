"""`make run`, as somebody sees it who types it."""

import os
import signal
import socket
import stat

import psycopg

from coalition.core.paths import DataPaths
from coalition.operations.run import installation
from coalition.operations.run.embedded import postgres
from tests.operations.site import Site


def test_from_nothing_to_the_first_page_and_again_after_kill_9(site: Site) -> None:
    said = "\n".join(site.start())
    assert "Loaded the starter register" in said
    assert f"Ready: {site.url}" in said
    assert site.get("healthz") == '{"status": "ok"}'
    password = site.data / "first-editor.txt"
    assert "editor" in password.read_text()
    for private in (password, site.data / "secret-key"):
        assert stat.S_IMODE(private.stat().st_mode) == 0o600
    written, key = password.read_text(), (site.data / "secret-key").read_text()

    assert site.process
    site.stop(signal.SIGKILL)
    assert site.wait_for_silence() == []

    said = "\n".join(site.start())
    assert "starter register" not in said
    assert (password.read_text(), (site.data / "secret-key").read_text()) == (written, key)
    site.wait_until_ready()

    status, refusal = Site(site.data).try_to_start()
    assert (status, len(refusal)) == (1, 1)
    assert refusal[0].startswith(f"Already running: make run at {site.url} (process {site.process.pid}).")
    assert "bert" in site.manage("editor", "bert").stdout  # beside it, with its database
    assert site.stop(signal.SIGTERM) == 0
    assert site.wait_for_silence() == []


def test_ctrl_c_while_it_starts_leaves_no_process(site: Site) -> None:
    site.start(until="PostgreSQL runs")
    assert site.stop(signal.SIGINT) == 0
    assert site.wait_for_silence() == []


def test_a_taken_port_is_said_in_one_line(used: Site) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", used.port))
        other.listen()
        status, said = used.try_to_start()
    assert status == 1
    assert said == [
        f"Port {used.port} of 127.0.0.1 is taken: stop what uses it, or choose another: PORT={used.port + 1} make run"
    ]


def test_a_port_that_is_no_number_is_said_in_one_line(site: Site) -> None:
    site.more["PORT"] = "http"
    assert site.try_to_start() == (1, ["PORT is 'http': it has to be a number from 1 to 65535."])


def test_a_data_folder_that_can_t_be_used_is_said_in_one_line(site: Site) -> None:
    site.data.write_text("a file in the way")
    status, said = site.try_to_start()
    assert status == 1
    assert len(said) == 1
    assert str(site.data) in said[0]
    assert "COALITION_DATA" in said[0]
    assert site.data.read_text() == "a file in the way"


def test_a_lock_whose_process_id_is_somebody_else_s_by_now_does_not_hold_it_up(used: Site) -> None:
    # After a restart of the machine the number in the lock belongs to any process: here to this one.
    lock = f"{os.getpid()}\n{used.data / 'postgres'}\n1700000000\n5432\n{used.data / 'run'}\n\n  0 0\nready\n"
    (used.data / "postgres" / "postmaster.pid").write_text(lock)
    (used.data / "run" / ".s.PGSQL.5432.lock").write_text(lock)
    (used.data / "lock").write_text(f"{os.getpid()}\nmake run\n")
    assert "anna" in used.manage("editor", "anna").stdout


def test_a_database_of_a_newer_version_is_left_alone(used: Site) -> None:
    paths = DataPaths(used.data)
    installation.prepare(paths)
    server = postgres.launch(paths)
    try:
        with psycopg.connect(host=str(paths.sockets), user="postgres", dbname="coalition") as connection:
            connection.execute(
                "INSERT INTO django_migrations (app, name, applied) VALUES ('register', '9999_later', now())"
            )
    finally:
        postgres.shut_down(server)
    status, said = used.try_to_start()
    assert status == 1
    assert len(said) == 1
    assert said[0].startswith(
        "The database was written by a newer version of this program (register 9999_later)"
    )
    done = used.manage("editor", "anna")
    assert (done.returncode, done.stderr.splitlines()) == (1, said)


def test_data_of_another_postgresql_is_left_alone(used: Site) -> None:
    (used.data / "postgres" / "PG_VERSION").write_text("12\n")
    status, said = used.try_to_start()
    assert status == 1
    assert len(said) == 1
    assert "was written by PostgreSQL 12" in said[0]
    assert (used.data / "postgres" / "PG_VERSION").read_text() == "12\n"


def test_a_database_killed_while_it_was_made_is_made_again(site: Site) -> None:
    half = site.data / "postgres.making"
    half.mkdir(parents=True)
    (half / "PG_VERSION").write_text("18\n")
    assert "anna" in site.manage("editor", "anna").stdout
    assert not half.exists()


def test_a_data_folder_too_deep_for_sockets(site: Site) -> None:
    site.data = site.data / ("deep" * 20)
    assert len(str(site.data / "run" / ".s.PGSQL.5432")) > 108
    assert site.manage("editor", "anna").returncode == 0
    assert "anna" in site.manage("editor", "anna").stdout
    sockets = DataPaths(site.data).sockets
    assert stat.S_IMODE(sockets.stat().st_mode) == 0o700
    for left in sockets.iterdir():
        left.unlink()
    sockets.rmdir()
