"""Which parts a change starts again, and that the site which is published needs nothing of the workshop."""

import os
import subprocess
import sys

from coalition.core.paths import PROJECT
from coalition.operations.development.command import touched, web
from coalition.operations.run.command import BEAT, LIVE, WEB, WORKER
from tests.waiting import PATIENCE


def test_python_is_the_web_server_s_own_business() -> None:
    assert touched({"coalition/register/cells.py"}) == {WORKER, LIVE, BEAT}


def test_a_codebook_is_everybody_s() -> None:
    assert touched({"a/codebook.yaml", "a/x.py"}) == {WEB, WORKER, LIVE, BEAT}


def test_an_address_of_six_bytes_times_two_is_told_apart_from_its_port() -> None:
    assert web("::1", 8000).arguments == ("runserver", "[::1]:8000")
    assert web("[::1]", 8000).arguments == ("runserver", "[::1]:8000")
    assert web("127.0.0.1", 8000).arguments == ("runserver", "127.0.0.1:8000")


def test_the_published_site_loads_no_tool_of_work_even_with_debug() -> None:
    code = (
        "import sys, coalition.wsgi, coalition.urls, coalition.celery, coalition.operations.command_line;"
        "from django.conf import settings; assert settings.DEBUG;"
        "print([name for name in ('debug_toolbar', 'django_browser_reload', 'watchfiles') if name in sys.modules])"
    )
    kept = {name: os.environ[name] for name in ("PATH", "HOME") if name in os.environ}
    done = subprocess.run(
        [sys.executable, "-c", code],
        cwd=PROJECT,
        env={
            **kept,
            "DEBUG": "true",
            "SECRET_KEY": "of a test",
            "DJANGO_SETTINGS_MODULE": "coalition.settings",
        },
        capture_output=True,
        text=True,
        timeout=PATIENCE,
    )
    assert (done.stdout.strip(), done.stderr) == ("[]", "")
