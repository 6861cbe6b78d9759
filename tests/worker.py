"""A real Celery worker for tests, that takes tasks only when it is told to."""

import os
import sys
import time
from pathlib import Path
from urllib.parse import quote

from django.conf import settings
from django.db import connection

from coalition.celery import app
from coalition.operations.run import processes

PATIENCE = 180.0  # seconds; only a broken worker needs so long


class Worker:
    """Started at the first `open`, or again after it was killed."""

    def __init__(self) -> None:
        self.queue: str = app.conf.task_default_queue
        self.name = f"{self.queue}@localhost"
        self.log = Path(os.environ["COALITION_DATA"]) / "logs" / f"{self.queue}.log"
        self.child: processes.Child | None = None
        self.was_killed = False

    def open(self) -> None:
        """Forget what other tests have sent, and take tasks from now on."""
        self._forget()
        self.was_killed = False
        if self.child is None or self.child.poll() is not None:
            self.start()
        app.control.add_consumer(self.queue, destination=[self.name], reply=True, limit=1)

    def close(self) -> None:
        """Take no more tasks; when some can't be finished (retries that wait, say), end the process instead."""
        if self.child is None or self.child.poll() is not None:
            return
        # What a killed worker had taken stays unfinished for ever.
        if self._idle_within(1 if self.was_killed else 10):
            app.control.cancel_consumer(self.queue, destination=[self.name], reply=True, limit=1)
        else:
            self.kill()

    def wait_idle(self, timeout: float = PATIENCE) -> None:
        """Return when every task that was sent has been run, also those that tasks have sent."""
        if not self._idle_within(timeout):
            raise AssertionError(
                f"The worker still has tasks after {timeout:g} s. Its log:\n{self.log.read_text()[-3000:]}"
            )

    def start(self) -> None:
        """Start the process, without taking tasks; `open` or `take` does."""
        command = [
            sys.executable,
            "-m",
            "celery",
            "-A",
            "coalition",
            "worker",
            "-n",
            self.name,
            "-Q",
            f"{self.queue}-closed",
        ]
        command += ["-c", "1", "-l", "INFO", "--without-gossip", "--without-mingle", "--without-heartbeat"]
        self.child = processes.start(command, log=self.log, env=environment())
        deadline = time.monotonic() + PATIENCE
        while not app.control.inspect(destination=[self.name], limit=1, timeout=0.3).ping():
            if self.child.poll() is not None or time.monotonic() > deadline:
                raise AssertionError(
                    f"The Celery worker did not start. Its log:\n{self.log.read_text()[-3000:]}"
                )

    def take(self) -> None:
        """Take tasks without forgetting what is queued: for a worker that was killed and started again."""
        app.control.add_consumer(self.queue, destination=[self.name], reply=True, limit=1)

    def kill(self) -> None:
        """End the process and its pool at once, as a crash of the machine would."""
        self.was_killed = True
        if self.child is not None:
            processes.kill(self.child)

    def stop(self) -> None:
        if self.child is not None:
            processes.kill(self.child)

    def _forget(self) -> None:
        with app.connection_for_write() as broker:
            client = broker.default_channel.client
            client.delete(self.queue, "unacked", "unacked_index")

    def _idle_within(self, timeout: float) -> bool:
        # Kombu takes a task off its list a moment before it notes it as unacknowledged: one quiet look proves nothing.
        # Between two looks the worker itself answers how many tasks it has begun so far; before its second answer it has
        # noted what it took before the first look, and before its third it has counted what it finished after that.
        deadline, looks = time.monotonic() + timeout, list[int]()
        with app.connection_for_read() as broker:
            client = broker.default_channel.client
            while len(looks) < 3:
                if time.monotonic() > deadline:
                    return False
                begun = None if client.llen(self.queue) or client.hlen("unacked") else self._begun()
                if begun is None:
                    looks = []
                    time.sleep(0.02)
                else:
                    looks = [*(before for before in looks if before == begun), begun]
        return True

    def _begun(self) -> int | None:
        """How many tasks the worker has begun since it was started; nothing when it does not answer."""
        stats = app.control.inspect(destination=[self.name], limit=1, timeout=5).stats() or {}
        return sum(stats[self.name]["total"].values()) if self.name in stats else None


def environment() -> dict[str, str]:
    """For a process of the product's own that shall work on the test's database and broker."""
    database = connection.settings_dict
    host, user, name = (quote(str(database[key]), safe="") for key in ("HOST", "USER", "NAME"))
    password = f":{quote(database['PASSWORD'], safe='')}" if database["PASSWORD"] else ""
    port = f":{database['PORT']}" if database["PORT"] else ""
    return {
        **os.environ,
        "DATABASE_URL": f"postgres://{user}{password}@{host}{port}/{name}",
        "DJANGO_SETTINGS_MODULE": "tests.settings",
        "PYTHONPATH": str(settings.BASE_DIR),
        "COALITION_FETCH_LOOPBACK": "true",
    }
