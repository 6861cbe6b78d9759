"""The settings of the tests on the second codebook; tests/flows/test_another_codebook.py runs them in a process of their own."""

import os

from tests import services

services.ensure()
# After `ensure`, which forgets what a developer may have set; read by every process that a test starts, too.
os.environ["COALITION_CODEBOOK"] = "example"

from tests.settings import *  # noqa: E402, F403
