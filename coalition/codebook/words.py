"""Texts of a codebook: one for each language it has, and its own language where a page asks for another."""

from collections.abc import Iterator
from decimal import Decimal
from functools import cache
from string import Formatter
from typing import Annotated, Any, Literal, Self

from babel import Locale
from django.utils.html import format_html
from django.utils.safestring import SafeString
from django.utils.translation import get_language
from pydantic import BaseModel, ConfigDict, Field, StringConstraints, ValidationInfo, model_validator

LANGUAGE_CODE = r"^[a-z]{2,3}$"
LanguageCode = Annotated[str, StringConstraints(pattern=LANGUAGE_CODE)]
Text = Annotated[str, StringConstraints(min_length=1)]
Form = Literal["zero", "one", "two", "few", "many", "other"]
OWN = "own"  # the key under which a codebook tells its texts the language it is written in, while it is read


class Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True)


class _InLanguages[Content](Strict):
    """What stands in several languages; in a file it is a mapping of them, `{en: …, fr: …}`."""

    texts: dict[LanguageCode, Content]
    own: LanguageCode

    @model_validator(mode="before")
    @classmethod
    def _of_a_mapping(cls, given: Any, info: ValidationInfo) -> Any:
        """Without a codebook around it a text's first language is its own."""
        if not isinstance(given, dict) or "texts" in given or not given:
            return given
        return {"texts": given, "own": (info.context or {}).get(OWN) or next(iter(given))}

    @model_validator(mode="after")
    def _in_its_own_language(self) -> Self:
        if self.own not in self.texts:
            raise ValueError(f"it needs to stand there in {self.own}, which the codebook is written in")
        return self

    @property
    def languages(self) -> tuple[str, ...]:
        return tuple(self.texts)

    def language(self, code: str) -> str:
        """The language in which a page of that language gets it."""
        return code if code in self.texts else self.own

    def around(self, content: str) -> SafeString:
        """What was made of the text, as an element that says its language where that is not the page's."""
        language = self.language(active())
        return format_html("{}" if language == active() else '<span lang="{1}">{0}</span>', content, language)

    def every_text(self) -> Iterator[str]:
        """What stands there, in every language and form."""
        for content in self.texts.values():
            yield from content.values() if isinstance(content, dict) else (str(content),)

    def asks_only_for(self, *names: str) -> None:
        """Raises ValueError where a text asks for what is not filled in, or holds markup but <b>."""
        for text in self.every_text():
            try:
                asked = {
                    name for _text, name, _format, _conversion in Formatter().parse(text) if name is not None
                }
            except ValueError as error:
                raise ValueError(f"{text!r}: {error}") from error
            if unknown := asked - set(names):
                raise ValueError(f"{text!r} asks for {{{min(unknown)}}}; filled in are {', '.join(names)}")
            if "<" in text.replace("<b>", "").replace("</b>", ""):
                raise ValueError(f"{text!r} holds markup; only <b> may stand there")

    def __hash__(self) -> int:
        return hash(self.model_dump_json())


class Words(_InLanguages[Text]):
    """One text; `str()` gives it in the language that is active."""

    def in_language(self, code: str) -> str:
        return self.texts[self.language(code)]

    def __str__(self) -> str:
        return self.in_language(active())

    @property
    def marked(self) -> SafeString:
        """For the content of elements: an attribute can't hold one, and takes `str()`."""
        return self.around(str(self))


class Predicate(Words):
    """What is said of a country, with `{doing}` where the kind's own words stand."""

    @model_validator(mode="after")
    def with_a_place(self) -> Self:
        if any(text.count("{doing}") != 1 for text in self.texts.values()):
            raise ValueError("{doing} must stand once in each language")
        return self

    def of(self, doing: str) -> str:
        return str(self).replace("{doing}", doing)


class Counted(_InLanguages[Annotated[dict[Form, Text], Field(min_length=1)]]):
    """A text with a number in it, in the plural forms of CLDR: `{en: {one: …, other: …}}`."""

    def of(self, number: Decimal | int) -> str:
        """The form for a number, in the language that is active. A form that is missing is the last that is there."""
        language = self.language(active())
        forms = self.texts[language]
        return forms.get(_form(language, number)) or forms.get("other") or list(forms.values())[-1]


@cache
def _locale(language: str) -> Locale:
    return Locale.parse(language)


def _form(language: str, number: Decimal | int) -> Form:
    return _locale(language).plural_form(number)  # type: ignore[return-value]  # babel gives CLDR's six names as text


def active() -> str:
    return (get_language() or "en")[:2]
