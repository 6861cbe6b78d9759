"""What is searched for, read strictly from the address."""

import re
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.http import QueryDict
from django.utils.http import urlencode
from django.utils.translation import gettext as _

from coalition.core.errors import BadParameter
from coalition.public.selection.parsing import PARSERS

PAGE = 20  # articles
MOST_PAGES = 500


@dataclass(frozen=True)
class ArticleSearch:
    """What is searched for; None and empty: not asked for."""

    q: str = ""
    language: str = ""
    country: str = ""
    publisher: str = ""
    since: date | None = None
    until: date | None = None
    page: int = 1

    def query(self, **changes: object) -> str:
        values = {**self.__dict__, **changes}
        pairs = [
            (name, str(value)) for name, value in values.items() if value and (name, value) != ("page", 1)
        ]
        return f"?{urlencode(pairs)}" if pairs else ""


def read(query: QueryDict) -> ArticleSearch:
    """The parameters, strictly. Raises BadParameter."""
    given: dict[str, Any] = {}
    for name, values in query.lists():
        if name not in (*ArticleSearch.__dataclass_fields__, "lang"):
            raise BadParameter(name, _("“%(name)s” is no parameter of this page.") % {"name": name[:40]})
        value = values[-1].strip()
        if len(values) > 1:
            raise BadParameter(name, _("“%(name)s” can be given only once.") % {"name": name})
        if not value:
            continue
        if name == "lang":
            PARSERS["lang"](name, [value])
        else:
            given[name] = _value(name, value)
    return ArticleSearch(**given)


def _value(name: str, value: str) -> Any:
    if name in ("since", "until"):
        return PARSERS["as_of"](name, [value])
    if name == "q":
        return PARSERS["q"](name, [value])
    if name == "country":
        return PARSERS["country"](name, [value])[0]
    if name == "page":
        if not re.fullmatch(r"[0-9]{1,3}", value, re.ASCII) or not 1 <= int(value) <= MOST_PAGES:
            raise BadParameter(name, _("“page” takes a number from 1 to 500."))
        return int(value)
    if len(value) > 200 or any(ord(letter) < 32 for letter in value):
        raise BadParameter(
            name, _("“%(name)s” takes one line of text of at most 200 characters.") % {"name": name}
        )
    return value
