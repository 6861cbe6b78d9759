"""Which texts a page language lacks: they are shown in the codebook's own language, and marked with it."""

from collections.abc import Iterable, Iterator

from pydantic import BaseModel

from coalition.codebook.checks.finding import Finding
from coalition.codebook.schema import Codebook
from coalition.codebook.words import Counted, Words


def findings(book: Codebook, page_languages: Iterable[str]) -> Iterator[Finding]:
    texts = list(_texts(book, ""))
    for code in page_languages:
        lacking = [where for where, text in texts if code not in text.languages]
        if len(lacking) == len(texts):
            yield Finding(f"no text is there in {code}; its pages show all in {book.written_in}.")
        elif lacking:
            more = f" and {len(lacking) - 3} more" if len(lacking) > 3 else ""
            yield Finding(f"not there in {code}, shown in {book.written_in}: {', '.join(lacking[:3])}{more}.")


def _texts(value: object, where: str) -> Iterator[tuple[str, Words | Counted]]:
    if isinstance(value, Words | Counted):
        yield where, value
    elif isinstance(value, BaseModel):
        for name in type(value).model_fields:
            yield from _texts(getattr(value, name), f"{where}.{name}".lstrip("."))
    elif isinstance(value, tuple):
        for place, one in enumerate(value):
            yield from _texts(one, f"{where}.{getattr(one, 'slug', place)}")
