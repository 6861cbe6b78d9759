"""Style sheets are written apart and delivered joined: one file that imports others becomes one request."""

import re
from collections.abc import Iterator
from typing import override

from django.core.files.base import ContentFile
from django.core.files.storage import Storage
from whitenoise.storage import CompressedManifestStaticFilesStorage

JOINED = "css/site.css"  # it does nothing but import
IMPORT = re.compile(r'^@import "(?P<name>[\w./-]+)";\n', re.MULTILINE)

type Paths = dict[str, tuple[Storage, str]]


class JoiningStorage(CompressedManifestStaticFilesStorage):  # type: ignore[misc]  # it is not typed
    """Hashed names and compressed copies, as WhiteNoise makes them, of the joined sheet instead of its imports.

    Only what `collectstatic` gathers is joined; in development browsers follow the imports themselves.
    """

    @override
    def post_process(
        self, paths: Paths, dry_run: bool = False, **options: object
    ) -> Iterator[tuple[str, str | None, bool | Exception]]:
        if not dry_run and JOINED in paths:
            joined = ContentFile(join(paths).encode(), name=JOINED)
            self.delete(JOINED)
            self.save(JOINED, joined)
            paths = {**paths, JOINED: (self, JOINED)}
        yield from super().post_process(paths, dry_run, **options)


def join(paths: Paths) -> str:
    """The joined sheet: each import, in its order, with what it names from the same folder."""
    folder = JOINED.rpartition("/")[0]
    return IMPORT.sub(lambda found: _read(paths, f"{folder}/{found['name']}"), _read(paths, JOINED))


def _read(paths: Paths, name: str) -> str:
    storage, path = paths[name]
    with storage.open(path) as file:
        content: bytes = file.read()
    return content.decode()
