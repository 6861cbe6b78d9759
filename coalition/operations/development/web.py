"""Django's development server, with the settings of this folder, that ends with whoever started it.

It runs as two processes, of which the second is started anew at each change. Django starts this very module again for it, so
that the second ends with the first, and a killed `make dev` leaves nothing that holds the port.
"""

import os
import signal
import sys

from django.utils.autoreload import DJANGO_AUTORELOAD_ENV

from coalition.operations.run.die_with_parent import set_parent_death_signal

# The first of the two processes, told to the second: asked later, the system would name whoever took an orphan in.
FIRST = "COALITION_DEVELOPMENT_SERVER"


def main() -> None:
    os.environ["DJANGO_SETTINGS_MODULE"] = "coalition.operations.development.settings"
    if os.environ.get(DJANGO_AUTORELOAD_ENV) == "true":
        set_parent_death_signal(int(os.environ[FIRST]), signal.SIGKILL)
    else:  # whoever started it holds this one already
        os.environ[FIRST] = str(os.getpid())
    from django.core.management import execute_from_command_line

    execute_from_command_line(["manage.py", *sys.argv[1:]])


if __name__ == "__main__":
    main()
