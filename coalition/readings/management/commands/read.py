"""`manage.py read --jsonl`: articles in, claims out, one JSON object a line. Needs no database."""

import json
from argparse import ArgumentParser
from collections.abc import Iterable
from typing import Any, TextIO

from django.core.management.base import BaseCommand, CommandError
from pydantic import BaseModel, ConfigDict, ValidationError

from coalition.readings import reader
from coalition.readings.claim import ArticleText
from coalition.readings.outcome import ReaderFailed


class Line(BaseModel):
    """One line of input. Fields that nobody asked for are let through: callers add their own."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    lang: str | None = None
    date: Any = None
    title: str | None = None
    text: str


class Command(BaseCommand):
    help = (
        'Reads articles: standard input holds one JSON object a line, {"id", "lang"?, "date"?, "title"?, "text"}; '
        'standard output gets, in the same order, {"id", "lang", "relevant", "claims"}. Needs no database.'
    )
    requires_system_checks = []

    def add_arguments(self, parser: ArgumentParser) -> None:
        parser.add_argument(
            "--jsonl", action="store_true", required=True, help="one JSON object a line, in and out"
        )

    def handle(self, *args: Any, **options: Any) -> None:
        import sys

        bad = read_lines(_utf8(sys.stdin), self.stdout._out, self.stderr._out)
        if bad:
            raise CommandError(
                f"{bad} line{'s' if bad > 1 else ''} could not be read; see above. The others were."
            )


def _utf8(stream: TextIO) -> Iterable[bytes]:
    return stream.buffer


def read_lines(lines: Iterable[bytes], out: TextIO, errors: TextIO) -> int:
    """Reads line by line, so that memory stays flat; returns how many lines were bad."""
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            out.write(answer(line) + "\n")
            out.flush()
        except (ValidationError, UnicodeDecodeError, ReaderFailed) as error:
            bad += 1
            errors.write(f"line {number}: {reason(error)}\n")
    return bad


def answer(line: bytes) -> str:
    """The line of output for a line of input. Raises ValidationError, UnicodeDecodeError or ReaderFailed for a bad one."""
    asked = Line.model_validate_json(line.decode("utf-8"))
    article = ArticleText.model_validate(
        {"text": asked.text, "lang": asked.lang, "date": asked.date or None, "title": asked.title}
    )
    result = reader.read(article)
    return json.dumps({"id": asked.id, **result.model_dump(mode="json")}, ensure_ascii=False)


def reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}" if where else str(first["msg"])
    return str(error)
