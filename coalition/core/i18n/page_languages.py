"""What is particular about a page language, as data: `locale/<code>/language.yaml`, beside its catalogue.

A language is added by such a file, a catalogue (`python -m coalition.core.i18n.catalogues update`) and its code in
`COALITION_LANGUAGES`; no code has to know it.
"""

from collections.abc import Iterable
from functools import cache
from pathlib import Path
from typing import Annotated

import yaml
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationError

FILE = "language.yaml"
CountryCode = Annotated[str, StringConstraints(pattern=r"^[A-Z]{2}$")]


class LanguageError(Exception):
    """A page language can't be used; the message says which file and why."""


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class CountryRule(Strict):
    """How names of countries stand at the head of a sentence. A rule that asks for nothing holds for all."""

    codes: frozenset[CountryCode] = frozenset()
    starts: tuple[str, ...] = ()
    ends: tuple[str, ...] = ()
    but: frozenset[CountryCode] = frozenset()  # whose name only looks like it
    text: str = "{name}"
    plural: bool = False

    def holds(self, code: str, name: str) -> bool:
        if code in self.codes:
            return True
        low = name.casefold()
        if code not in self.but and (
            low.startswith(self._low(self.starts)) or low.endswith(self._low(self.ends))
        ):
            return True
        return not (self.codes or self.starts or self.ends)

    @staticmethod
    def _low(texts: tuple[str, ...]) -> tuple[str, ...]:
        return tuple(text.casefold() for text in texts)


class PageLanguage(Strict):
    """One language of the pages."""

    name: str = Field(min_length=1)  # as its speakers call it
    locale: str = ""  # CLDR's name of it, where it is not the code: en_GB
    short_day: str = ""  # CLDR's pattern of a day in short, where CLDR's own is no good
    moment: str = "d MMM y"  # the day before a time
    first_of_month: str = ""  # what stands for the 1 of a month's first day: 1er
    alphabet: str = ""  # letters in their order, where Unicode's is another
    unbroken_before: str = ""  # marks before which a space may not break
    unbroken_after: str = ""
    countries: tuple[CountryRule, ...] = ()  # the first that holds


PLAIN = PageLanguage(name="—")


def load(folder: Path, code: str) -> PageLanguage | None:
    """The language's file in a folder of locales; None when there is none. Raises LanguageError for one that is wrong."""
    file = folder / code / FILE
    if not file.exists():
        return None
    try:
        # Everything is text to this loader, so that NO stays Norway; Pydantic makes the rest.
        return PageLanguage.model_validate(
            yaml.load(file.read_text(encoding="utf-8"), Loader=yaml.BaseLoader)  # noqa: S506 - it makes nothing but text
        )
    except OSError as error:
        raise LanguageError(f"{file}: can't be read ({error.strerror}).") from error
    except UnicodeDecodeError as error:
        raise LanguageError(f"{file}: it isn't written in UTF-8.") from error
    except yaml.YAMLError as error:
        raise LanguageError(f"{file}: not valid YAML: {_written(error)}") from error
    except ValidationError as error:
        first = error.errors(include_url=False)[0]
        where = ".".join(str(part) for part in first["loc"]) or "top"
        raise LanguageError(f"{file}: {where}: {first['msg']}") from error


def _written(error: yaml.YAMLError) -> str:
    """What YAML says, in one line: the place comes last, and its first line alone says neither what nor where."""
    return " ".join(str(error).split())


def named(codes: Iterable[str], folder: Path) -> list[tuple[str, str]]:
    """Codes with names, as Django's LANGUAGES wants them. Raises LanguageError for one that has no file."""
    found = []
    for code in (code.strip() for code in codes):
        language = load(folder, code)
        if language is None:
            raise LanguageError(f"COALITION_LANGUAGES names {code!r}: write {folder / code / FILE} first.")
        found.append((code, language.name))
    if not found:
        raise LanguageError("COALITION_LANGUAGES is empty: name at least one language, such as en.")
    return found


def page_language(code: str) -> PageLanguage:
    """What is particular about a language; nothing is about one without a file."""
    from django.conf import settings

    return _found(code[:2], tuple(str(path) for path in settings.LOCALE_PATHS))


@cache
def _found(code: str, folders: tuple[str, ...]) -> PageLanguage:
    return next((found for folder in folders if (found := load(Path(folder), code))), PLAIN)


def every_language() -> list[PageLanguage]:
    """Those of the site."""
    from django.conf import settings

    return [page_language(code) for code, _name in settings.LANGUAGES]
