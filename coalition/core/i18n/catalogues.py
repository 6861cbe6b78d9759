"""The words of the interface in its languages, with Babel alone: no gettext programs need to be installed.

python -m coalition.core.i18n.catalogues extract   writes locale/django.pot from the code and the templates
python -m coalition.core.i18n.catalogues update    brings each language's django.po up to it
python -m coalition.core.i18n.catalogues compile   writes the .mo files that Django reads
python -m coalition.core.i18n.catalogues check     fails when a string is missing, fuzzy or out of date in a language
"""

import argparse
import io
import re
import sys
import tempfile
from collections.abc import Iterable
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from babel.messages import Catalog
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

from coalition.core.i18n.page_languages import FILE, PLAIN, PageLanguage, load

ROOT = Path(__file__).resolve().parents[3]
LOCALE = ROOT / "locale"
SOURCE = "en"  # the language of the code
# Those with a file of their own; where there is one, `update` begins a catalogue.
LANGUAGES = tuple(sorted(file.parent.name for file in LOCALE.glob(f"*/{FILE}") if file.parent.name != SOURCE))
KEYWORDS: dict[str, Any] = {
    "_": None,
    "gettext": None,
    "gettext_lazy": None,
    "gettext_noop": None,
    "ngettext": (1, 2),
    "ngettext_lazy": (1, 2),
    "pgettext": ((1, "c"), 2),
    "pgettext_lazy": ((1, "c"), 2),
    "npgettext": ((1, "c"), 2, 3),
}
# Always the same day: a catalogue changes when its words do, and for no other reason.
PROJECT: dict[str, Any] = {
    "project": "coalition",
    "version": "1",
    "copyright_holder": "the maintainers",
    "msgid_bugs_address": "",
    "last_translator": "the maintainers",
    "creation_date": datetime(2026, 1, 1, tzinfo=UTC),
    "revision_date": datetime(2026, 1, 1, tzinfo=UTC),
    "charset": "utf-8",
    "fuzzy": False,
}


def source() -> Catalog:
    """All strings of the code and the templates, each with the files it stands in."""
    catalog = Catalog(**PROJECT)
    files = [*(ROOT / "coalition").rglob("*.py"), *(ROOT / "templates").rglob("*.html")]
    files += (ROOT / "templates").rglob("*.txt")
    for file in sorted(files):
        if "migrations" in file.parts:
            continue
        for _line, message, comments, context in _strings(file):
            # Without line numbers, so that moving code does not change the files of every language.
            catalog.add(
                message, locations=[(str(file.relative_to(ROOT)), 0)], auto_comments=comments, context=context
            )
    return catalog


def _strings(file: Path) -> Iterable[tuple[int, Any, list[str], str | None]]:
    if file.suffix == ".py":
        with file.open("rb") as source:
            return list(extract("python", source, KEYWORDS, ["Translators:"]))
    # What is no string to translate stands there as rows of letters; Python's tokenizer minds their indentation.
    code = io.BytesIO(_templatized(file).encode())
    return list(extract("javascript", code, KEYWORDS, ["Translators:"]))


def _templatized(file: Path) -> str:
    """A template as Django's own extractor sees it: code in which only the strings to translate are left."""
    from django.utils.translation.template import templatize

    return str(templatize(file.read_text(encoding="utf-8"), origin=str(file)))


def path_of(language: str) -> Path:
    return LOCALE / language / "LC_MESSAGES" / "django.po"


def read(language: str) -> Catalog:
    """The catalogue of a language, empty when there is none yet."""
    path = path_of(language)
    if not path.exists():
        return Catalog(locale=language, **PROJECT)
    with path.open("rb") as file:
        return read_po(file, locale=language)


def write(catalog: Catalog, path: Path) -> None:
    catalog.header_comment = (
        "# PROJECT: the words of the interface. Written by python -m coalition.core.i18n.catalogues."
    )
    catalog.fuzzy = False
    for name in ("last_translator", "creation_date", "revision_date", "msgid_bugs_address"):
        setattr(catalog, name, PROJECT[name])
    catalog.language_team = catalog.locale_identifier or "source"
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("wb") as file:
        write_po(file, catalog, width=110, sort_output=True, omit_header=False, include_lineno=False)


def update(language: str, strings: Catalog) -> Catalog:
    """A language's catalogue with exactly the strings of the source; translations stay, nothing is guessed."""
    catalog = read(language)
    catalog.update(strings, no_fuzzy_matching=True, update_header_comment=False)
    catalog.obsolete.clear()
    return catalog


def faults(language: str, strings: Catalog) -> list[str]:
    """What is wrong with a language: strings missing, fuzzy, with other placeholders, or no longer used."""
    catalog = read(language)
    found = []
    for message in strings:
        if not message.id:
            continue
        own = catalog.get(message.id, message.context)
        name = message.id[0] if isinstance(message.id, tuple) else message.id
        if own is None or not _complete(own.string):
            found.append(f"{language}: not translated: {name}")
        elif own.fuzzy:
            found.append(f"{language}: fuzzy: {name}")
        else:
            found.extend(f"{language}: {error}: {name}" for error in own.check(catalog))
    known = {(message.id, message.context) for message in strings}
    found.extend(
        f"{language}: no longer used: {one.id}"
        for one in catalog
        if one.id and (one.id, one.context) not in known
    )
    return found


def _complete(string: Any) -> bool:
    return all(string) if isinstance(string, (tuple, list)) else bool(string)


def typeset(catalog: Catalog) -> Catalog:
    """At spaces that some languages set before : ; ? ! and inside quotation marks no line may break."""
    language = load(LOCALE, str(catalog.locale_identifier)) or PLAIN
    if not language.unbroken_before and not language.unbroken_after:
        return catalog
    for message in catalog:
        if isinstance(message.string, str):
            message.string = _unbroken(message.string, language)
        elif message.string:
            message.string = tuple(_unbroken(one, language) for one in message.string)
    return catalog


def _unbroken(text: str, language: PageLanguage) -> str:
    before, after = (re.escape(marks) for marks in (language.unbroken_before, language.unbroken_after))
    spaces = [f" (?=[{before}])"] * bool(before) + [f"(?<=[{after}]) "] * bool(after)
    return re.sub("|".join(spaces), "\N{NO-BREAK SPACE}", text)


def compile_all() -> None:
    """Write the .mo files; they are made at installation and belong to no commit."""
    for language in LANGUAGES:
        path = path_of(language).with_suffix(".mo")
        path.parent.mkdir(parents=True, exist_ok=True)
        # Whoever reads meanwhile gets the old file or the new one, never half of it.
        with tempfile.NamedTemporaryFile(dir=path.parent, suffix=".mo", delete=False) as file:
            write_mo(file, typeset(read(language)))
        Path(file.name).chmod(0o644)
        Path(file.name).replace(path)


def main(arguments: list[str]) -> int:
    parser = argparse.ArgumentParser(prog="python -m coalition.core.i18n.catalogues", description=__doc__)
    parser.add_argument("verb", choices=("extract", "update", "compile", "check"))
    verb = parser.parse_args(arguments).verb
    if verb == "compile":
        compile_all()
        print(f"compiled {', '.join(LANGUAGES)}")  # noqa: T201
        return 0
    _django()
    strings = source()
    if verb == "extract":
        write(strings, LOCALE / "django.pot")
        print(f"{len(strings)} strings")  # noqa: T201
    elif verb == "update":
        for language in LANGUAGES:
            write(update(language, strings), path_of(language))
        print(f"{len(strings)} strings in {', '.join(LANGUAGES)}")  # noqa: T201
    else:
        found = [fault for language in LANGUAGES for fault in faults(language, strings)]
        print("\n".join(found) or "complete")  # noqa: T201
        return 1 if found else 0
    return 0


def _django() -> None:
    """Django's extractor of templates asks for settings, and for nothing in them."""
    from django.conf import settings

    if not settings.configured:
        settings.configure()


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
