"""`manage.py read --jsonl`: articles in, claims out, one JSON object a line. Needs no database."""

import json
import sys
from argparse import ArgumentParser
from collections.abc import Iterable
from decimal import Decimal

from django.core.management.base import BaseCommand, CommandError, OutputWrapper
from pydantic import BaseModel, ConfigDict, ValidationError

from coalition.readings import reader
from coalition.readings.claims import ArticleText
from coalition.readings.results import ReaderFailed

ISO_DAY = len("2026-01-10")


class Line(BaseModel):
    """One line of input. Fields that nobody asked for are let through: callers add their own."""

    model_config = ConfigDict(extra="ignore")

    id: str | int
    lang: str | None = None
    date: str | None = None
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

    def handle(self, *_args: object, **_options: object) -> None:
        bad = read_lines(sys.stdin.buffer, self.stdout, self.stderr)
        if bad:
            lines = f"{bad} line{'s' if bad > 1 else ''}"
            raise CommandError(f"{lines} could not be read, see above; all others were.")


def read_lines(lines: Iterable[bytes], out: OutputWrapper, errors: OutputWrapper) -> int:
    """Reads line by line, so that memory stays flat; returns how many lines were bad."""
    bad = 0
    for number, line in enumerate(lines, start=1):
        if not line.strip():
            continue
        try:
            answered = answer(line)
        except (ValidationError, UnicodeDecodeError, ReaderFailed) as error:
            bad += 1
            errors.write(f"line {number}: {_reason(error)}")
        else:
            out.write(answered)
            out.flush()
    return bad


def answer(line: bytes) -> str:
    """What is printed for a line. Raises ValidationError, UnicodeDecodeError or ReaderFailed for a bad one."""
    asked = Line.model_validate_json(line.decode("utf-8"))
    day = asked.date[:ISO_DAY] if asked.date else None  # "2026-01-10T08:00:00Z" is the tenth
    given = {"text": asked.text, "lang": asked.lang or None, "date": day, "title": asked.title}
    result = reader.read(ArticleText.model_validate(given))
    return json.dumps({"id": asked.id, **result.model_dump()}, ensure_ascii=False, default=_number)


def _number(value: object) -> int | float:
    """A quantity's decimals as JSON numbers."""
    if not isinstance(value, Decimal):
        raise TypeError(f"{type(value).__name__} has no place in a claim")
    return int(value) if value == value.to_integral_value() else float(value)


def _reason(error: Exception) -> str:
    if isinstance(error, ValidationError):
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"])
        return f"{where}: {first['msg']}" if where else str(first["msg"])
    return str(error)
