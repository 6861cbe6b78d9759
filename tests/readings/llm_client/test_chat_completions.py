"""The exchange itself, wherever it is called from."""

import asyncio
import os
import signal
from concurrent.futures import ThreadPoolExecutor

import pytest
from celery.exceptions import SoftTimeLimitExceeded

from coalition.readings.llm_client.chat_completions import Endpoint, complete
from tests.readings.llm_client.server import Answer, Server, completion, serving


def endpoint(server: Server) -> Endpoint:
    return Endpoint(base_url=server.base_url, key="", timeout=60.0, limit=10_000)


def test_whoever_runs_an_event_loop_may_ask_too() -> None:
    async def ask(server: Server) -> str:
        return complete(endpoint(server), {"messages": []}).content

    with serving() as server, ThreadPoolExecutor(1) as thread:
        server.will(completion("as you like"))
        assert thread.submit(lambda: asyncio.run(ask(server))).result() == "as you like"


def test_a_time_limit_of_the_task_ends_the_exchange() -> None:
    def limit(*_given: object) -> None:
        raise SoftTimeLimitExceeded

    before = signal.signal(signal.SIGUSR1, limit)
    try:
        with serving() as server:
            server.will(Answer(silent=True))
            server.on_question = lambda: os.kill(os.getpid(), signal.SIGUSR1)
            with pytest.raises(SoftTimeLimitExceeded):
                complete(endpoint(server), {"messages": []})
    finally:
        signal.signal(signal.SIGUSR1, before)
