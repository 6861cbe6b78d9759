#!/usr/bin/env python
"""Django's command line; see coalition/operations/command_line.py."""

import os
import sys


def main() -> int:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "coalition.settings")
    try:
        from coalition.operations.command_line import run
    except ModuleNotFoundError as error:
        if (error.name or "").startswith("coalition"):
            raise
        sys.stderr.write(f"The environment is incomplete ({error.name} is missing): run make install.\n")
        return 1
    return run(sys.argv)


if __name__ == "__main__":
    try:
        sys.exit(main())
    except KeyboardInterrupt:
        sys.exit(130)
