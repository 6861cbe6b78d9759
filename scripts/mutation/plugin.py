"""pytest's part: runs the tests once and notes which lines each reaches, then forks for each mutant and asks those tests.

A fork begins where all is imported, the database made and the tests collected, so a mutant costs what its tests cost until
the first one fails. The job comes as JSON in MUTATION; what came of each mutant goes to its file, one JSON a line.
"""

import gc
import inspect
import json
import os
import random
import signal
import sys
import time
import traceback
import warnings
from collections import defaultdict
from collections.abc import Iterator
from dataclasses import asdict
from pathlib import Path
from typing import Any

import hypothesis
import pytest
from django.core.cache import cache
from django.core.management import call_command
from django.db import connections
from pytest_django.plugin import blocking_manager_key

from scripts.mutation import mutants, swap
from scripts.mutation.mutants import Mutant
from scripts.mutation.targets import TARGETS

ROOT = Path(__file__).resolve().parent.parent.parent
TOOL = 4  # of sys.monitoring: one that nobody else takes
CONFUSED = 3
FEW = 20  # a line that so few tests reach may be one whose outcome is kept for the others
# A test that takes so many times as long as it did, and this many seconds more, goes round in circles.
TIMES, SECONDS = 10, 20
ELSEWHERE = {
    "celery_worker",
    "live_server",
    "page",
    "browser",
}  # what these start is another process, without the mutant


class Asked:
    """One run over a share of a target's mutants."""

    def __init__(self, job: dict[str, Any]) -> None:
        target = TARGETS[job["target"]]
        every = mutants.of_target(ROOT, target.code)
        self.paths = {mutant.path for mutant in every}
        every = [mutant for mutant in every if job["files"] in mutant.path]
        if job["keys"] is not None:
            keys = set(job["keys"])
            self.mutants = [mutant for mutant in every if mutant.key in keys]
        else:
            self.mutants = mutants.sample(every, job["sample"] or len(every), job["seed"])
        self.mutants = self.mutants[job["share"] :: job["shares"]]
        self.seed: int = job["seed"]
        self.out = Path(job["out"])
        self.reached: set[tuple[str, int]] = set()
        self.tests: dict[tuple[str, int], list[int]] = defaultdict(list)
        self.seconds: list[float] = []
        self.made_once: set[pytest.FixtureDef[Any]] = set()
        self.killers: set[int] = set()

    @pytest.hookimpl(trylast=True)
    def pytest_collection_modifyitems(self, items: list[pytest.Item]) -> None:
        items[:] = [item for item in items if not ELSEWHERE & set(getattr(item, "fixturenames", ()))]

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        # Examples are the same in every run; that one fails is enough, the smallest that does is of no interest.
        hypothesis.settings.register_profile(
            "mutation",
            hypothesis.settings.get_profile("house"),
            derandomize=True,
            database=None,
            phases=(hypothesis.Phase.explicit, hypothesis.Phase.generate),
        )
        hypothesis.settings.load_profile("mutation")

    @pytest.hookimpl(wrapper=True)
    def pytest_fixture_setup(self, fixturedef: pytest.FixtureDef[Any]) -> Iterator[None]:
        """Note what is made once for many tests out of code that is mutated: every mutant makes it anew."""
        if fixturedef.scope == "function" or inspect.isgeneratorfunction(fixturedef.func):
            return (yield)
        before, self.reached = self.reached, set()
        sys.monitoring.restart_events()
        try:
            return (yield)
        finally:
            if self.reached or set(fixturedef.argnames) & {made.argname for made in self.made_once}:
                self.made_once.add(fixturedef)
            self.reached |= before

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        self.functions = swap.live_functions(self.paths)
        self._baseline(session)
        gc.freeze()
        for mutant in self.mutants:
            self._tell(mutant, *self._verdict(session, mutant, self._tests_for(mutant)))
        if self.killers:  # once more as it is: what fails now has killed nobody
            how, test, _ = self._verdict(session, None, sorted(self.killers))
            self._tell(None, how, test, 0)
        session._setupstate.teardown_exact(None)
        return True

    def pytest_runtest_logreport(self, report: pytest.TestReport) -> None:
        if report.failed:
            self.said = report.longreprtext.strip().splitlines()[-1]

    def _baseline(self, session: pytest.Session) -> None:
        sys.monitoring.use_tool_id(TOOL, "mutation")
        sys.monitoring.register_callback(TOOL, sys.monitoring.events.LINE, self._line)
        for functions in self.functions.values():
            for function in functions:
                for code in swap.codes(function.__code__):
                    sys.monitoring.set_local_events(TOOL, code, sys.monitoring.events.LINE)
        self.failing = set()
        for number, item in enumerate(session.items):
            failed, begun = session.testsfailed, time.monotonic()
            self.reached = set()
            sys.monitoring.restart_events()
            self._run(session, number, (number + 1) % len(session.items))
            self.seconds.append(time.monotonic() - begun)
            if session.testsfailed > failed:
                self.failing.add(number)
                sys.stderr.write(f"{item.nodeid} fails without a mutant, and is left out: {self.said}\n")
            for place in self.reached:
                self.tests[place].append(number)
        sys.monitoring.free_tool_id(TOOL)
        # Where the last test shares a folder or a module with the first, pytest keeps that set up, and would refuse in the
        # forks whatever test comes from elsewhere: each mutant would pass for killed.
        session._setupstate.teardown_exact(session)  # type: ignore[arg-type]  # any node will do; this keeps what is made once
        session.testsfailed = 0

    def _line(self, code: Any, line: int) -> object:
        self.reached.add((code.co_filename, line))
        return sys.monitoring.DISABLE

    def _run(self, session: pytest.Session, number: int, following: int) -> None:
        session.config.hook.pytest_runtest_protocol(
            item=session.items[number], nextitem=session.items[following]
        )

    def _tests_for(self, mutant: Mutant) -> list[int]:
        """Those that reach its statement, in random order and the slow ones last; then those that reach its file, where
        so few reach the statement that its outcome may be kept for the others."""
        file = str(ROOT / mutant.path)
        near = {test for line in range(mutant.first, mutant.last + 1) for test in self.tests[file, line]}
        far = {test for place, tests in self.tests.items() if place[0] == file for test in tests}
        return self._ordered(near) + (self._ordered(far - near) if len(near) < FEW else [])

    def _ordered(self, tests: set[int]) -> list[int]:
        order = sorted(tests - self.failing)
        random.Random(self.seed).shuffle(order)  # noqa: S311 - a sample, no secret
        return sorted(order, key=lambda number: round(self.seconds[number]))

    def _verdict(
        self, session: pytest.Session, mutant: Mutant | None, tests: list[int]
    ) -> tuple[str, int, float]:
        """survived, killed or timed out; by which test; after how many seconds."""
        if not tests:
            return "not reached", -1, 0.0
        with session.config.stash[blocking_manager_key].unblock():
            connections.close_all()
        cache.clear()
        begun = time.monotonic()
        told, tell = os.pipe()
        with warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)  # threads of a test that has ended
            child = os.fork()
        if not child:
            self._be(session, mutant, tests, tell)
        os.close(tell)
        with os.fdopen(told) as pipe:
            lines = pipe.read().split()
        ended = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
        last = int(lines[-1]) if lines else -1
        took = time.monotonic() - begun
        if ended == 0:
            return "survived", -1, took
        if ended == CONFUSED:
            pytest.exit(
                f"The mutant at {mutant.path}:{mutant.line} could not be put in." if mutant else "", CONFUSED
            )
        if ended != 1:  # what it was at can't have been put back
            with session.config.stash[blocking_manager_key].unblock():
                call_command("flush", interactive=False, verbosity=0)
        self.killers.add(last) if ended == 1 else None
        return "killed" if ended == 1 else "timed out", last, took

    def _be(self, session: pytest.Session, mutant: Mutant | None, tests: list[int], tell: int) -> None:
        """The child: the tests one after another, until one fails."""
        ended = CONFUSED
        try:
            if mutant:
                swap.put_in(mutant, self.functions)
            swap.forget()
            for fixture in self.made_once:
                fixture.cached_result = None
                # pytest refuses to make anew what still has something to tear down, and every mutant would count as killed.
                fixture._finalizers.clear()
            for number, following in zip(tests, [*tests[1:], 0], strict=True):
                os.write(tell, f"{number}\n".encode())
                longest = TIMES * self.seconds[number] + SECONDS
                signal.setitimer(signal.ITIMER_PROF, longest)
                signal.setitimer(signal.ITIMER_REAL, 3 * longest)
                self._run(session, number, following)
                if session.testsfailed:
                    break
            ended = 1 if session.testsfailed else 0
        except swap.Unworkable:
            ended = 1
        except BaseException:  # noqa: BLE001 - a fault of ours: the parent says where
            traceback.print_exc()
        finally:
            os._exit(ended)

    def _tell(self, mutant: Mutant | None, how: str, test: int, took: float) -> None:
        told = {"how": how, "test": self.nodeid(test), "seconds": round(took, 2)}
        told |= {"mutant": asdict(mutant) | {"source": ""}} if mutant else {"mutant": None}
        with self.out.open("a", encoding="utf-8") as file:
            file.write(json.dumps(told) + "\n")

    def nodeid(self, test: int) -> str:
        return self.items[test].nodeid if test >= 0 else ""

    def pytest_collection_finish(self, session: pytest.Session) -> None:
        self.items = session.items


def pytest_configure(config: pytest.Config) -> None:
    config.pluginmanager.register(Asked(json.loads(os.environ["MUTATION"])))
