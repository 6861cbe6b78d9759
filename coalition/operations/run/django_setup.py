"""Django set up, or one line about the setting that is wrong."""

import django
from django.core.exceptions import ImproperlyConfigured
from environs import EnvError

from coalition.operations.run.errors import RunError


def set_up() -> None:
    """Read the settings and the codebook, and load the applications. Raises RunError."""
    from coalition.codebook.loader import CodebookError, codebook  # they read the settings

    try:
        django.setup()
        codebook()
    except (ImproperlyConfigured, EnvError, CodebookError) as error:
        raise RunError(" ".join(str(error).split())) from error
