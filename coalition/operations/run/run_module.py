"""Runs a module whose forked processes end with it: `python -m coalition.operations.run.run_module [+PRELOAD …] MODULE ARGUMENT …`.

The supervisor binds only its children to its life. Granian's workers and Celery's pool are grandchildren: on their own
they would go on, and hold the port, after a `kill -9` of the process that forked them.

Modules to preload are imported before anything is forked: once, and their memory is shared.
"""

import importlib
import os
import runpy
import signal
import sys

from coalition.operations.run.die_with_parent import set_parent_death_signal


def main() -> None:
    module, *arguments = sys.argv[1:]
    while module.startswith("+"):
        importlib.import_module(module[1:])
        module, *arguments = arguments
    parent = os.getpid()

    def bind_to_parent() -> None:
        nonlocal parent
        set_parent_death_signal(parent, signal.SIGKILL)
        parent = os.getpid()  # of the processes that this one forks

    os.register_at_fork(after_in_child=bind_to_parent)
    sys.argv = [module, *arguments]
    runpy.run_module(module, run_name="__main__", alter_sys=True)


if __name__ == "__main__":
    main()
