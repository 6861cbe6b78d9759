"""The start: what stops it before anything is made, and what it says while it waits."""

import re
import shutil
import signal
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from coalition.core.paths import PROJECT
from coalition.operations.run import command, processes
from coalition.operations.run.address import ListenAddress
from coalition.operations.run.errors import RunError
from coalition.operations.run.supervisor import SupervisedProcess, Supervisor
from tests.ports import free_port
from tests.sources.site import Site


def test_a_codebook_that_lacks_something_is_told_with_how_to_see_the_rest(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    own = Path(shutil.copytree(PROJECT / "codebooks" / "example", tmp_path / "own"))
    monkeypatch.setenv("COALITION_CODEBOOK", str(own))
    command._check_codebook()
    facts = own / "starter" / "facts.csv"
    facts.write_text(facts.read_text().replace("NZ,wardens", "NZ,ships"))
    with pytest.raises(RunError) as refused:
        command._check_codebook()
    assert str(refused.value) == (
        f"The codebook {own} can't be used: starter/facts.csv, line 2: 'ships' is no kind that is known."
        f" 1 more: .venv/bin/python manage.py codebook check {own}"
    )


@pytest.mark.parametrize(
    ("status", "answers"), [(200, True), (404, True), (400, True), (500, False), (503, False)]
)
def test_a_page_answers_unless_the_server_itself_fails(pages: Site, status: int, *, answers: bool) -> None:
    assert command._is_answering(pages.put("/healthz", "x", status)) is answers


def test_nobody_answers_at_a_port_where_nobody_listens() -> None:
    assert not command._is_answering(f"http://127.0.0.1:{free_port()}/healthz")


@pytest.fixture
def pages() -> Iterator[Site]:
    """Pages in the web server's place."""
    served = Site()
    yield served
    served.close()


def sleeping(log: Path) -> SupervisedProcess:
    sleeps = [sys.executable, "-c", "import time; print('begun', flush=True); time.sleep(600)"]
    return SupervisedProcess("The part", log, lambda: processes.start(sleeps, log=log), processes.stop)


def test_a_web_server_that_ends_says_its_last_line(tmp_path: Path) -> None:
    log = tmp_path / "web.log"
    fails = [sys.executable, "-c", "raise SystemExit('the port is gone')"]
    server = SupervisedProcess("web", log, lambda: processes.start(fails, log=log), processes.stop)
    server.child = server.start()
    with pytest.raises(
        RunError, match=r"^The web server did not start: the port is gone \(log: .*web\.log\)$"
    ):
        command._wait_for_page(ListenAddress("127.0.0.1", free_port()), server)


def test_a_second_ctrl_c_stops_everything_at_once(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    ignored: list[int] = []
    monkeypatch.setattr(signal, "signal", lambda number, _handler: ignored.append(number))
    said: list[str] = []
    supervised = Supervisor(said.append)
    one = sleeping(tmp_path / "a.log")
    supervised.add(one)
    child = one.child
    assert child

    def interrupted(_child: processes.Child) -> bool:
        raise command.StopRequested

    one.stop = interrupted
    command._stop(supervised, said.append)
    assert child.poll() == -signal.SIGKILL
    assert said == ["Stopping. Ctrl-C again: at once."]
    assert set(ignored) == processes.STOP_SIGNALS  # a third one changes nothing any more


def test_what_happens_is_printed_with_the_seconds_since_the_start(capsys: pytest.CaptureFixture[str]) -> None:
    command.StartupLog()("PostgreSQL runs.")
    assert re.fullmatch(r" +\d+\.\d s  PostgreSQL runs\.\n", capsys.readouterr().out)
