"""The prompt: the codebook, the rules of reading, and the article marked off as data."""

import hashlib
import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from coalition.readings.claims import ArticleText

PROMPT = Path(__file__).with_name("prompt.md")


@dataclass(frozen=True)
class Glossary:
    """The codebook's slugs with what they mean, in English: what a model has to know of it."""

    coalition: str
    subject: str
    kinds: tuple[tuple[str, str], ...]
    statuses: tuple[tuple[str, str], ...]
    conditions: tuple[tuple[str, str], ...]


def messages(article: ArticleText, glossary: Glossary) -> list[dict[str, str]]:
    """What the model is told, then the article between two lines that it can't contain."""
    mark = _mark(article)
    about = {"published": article.date.isoformat() if article.date else None, "lang": article.lang}
    data = f"{json.dumps(about)}\n{article.title or ''}\n\n{article.text}"
    return [
        {"role": "system", "content": _instructions(glossary)},
        {"role": "user", "content": f"The article, from mark to mark {mark}:\n{mark}\n{data}\n{mark}"},
    ]


def schema(glossary: Glossary) -> dict[str, object]:
    """The JSON schema of the answer; every field required, as strict structured output demands."""
    text = {"type": "string"}
    quantity = _object({"low": {"type": "number"}, "high": {"type": "number"}, "unit": text})
    claim = _object(
        {
            "country": text,
            "kind": _one_of(glossary.kinds),
            "status": _one_of(glossary.statuses),
            "conditions": {"type": "array", "items": _one_of(glossary.conditions)},
            "quantity": {"anyOf": [quantity, {"type": "null"}]},
            "speaker": {"anyOf": [text, {"type": "null"}]},
            "quote": text,
            "before": text,
            "confidence": {"type": "number"},
        }
    )
    return _object(
        {"lang": text, "relevant": {"type": "boolean"}, "claims": {"type": "array", "items": claim}}
    )


def version(glossary: Glossary, model: str) -> str:
    """Changes whenever the question does: the model, the prompt, the codebook or the schema."""
    content = json.dumps([_instructions(glossary), schema(glossary)], sort_keys=True)
    return f"{hashlib.sha256(content.encode()).hexdigest()[:8]} {model}"[:80]


def _instructions(glossary: Glossary) -> str:
    return _prompt().format(
        coalition=glossary.coalition,
        subject=glossary.subject,
        kinds=_lines(glossary.kinds),
        statuses=_lines(glossary.statuses),
        conditions=_lines(glossary.conditions),
    )


@cache
def _prompt() -> str:
    return PROMPT.read_text(encoding="utf-8")


def _mark(article: ArticleText) -> str:
    # No text can hold the hash of itself, so an article can't end its own quotation.
    content = f"{article.title}\n{article.text}"
    return f"=== {hashlib.sha256(content.encode(errors='surrogatepass')).hexdigest()[:24]} ==="


def _lines(terms: tuple[tuple[str, str], ...]) -> str:
    return "\n".join(f"  - {slug}: {meaning}" for slug, meaning in terms)


def _one_of(terms: tuple[tuple[str, str], ...]) -> dict[str, object]:
    return {"type": "string", "enum": [slug for slug, _meaning in terms]}


def _object(properties: dict[str, object]) -> dict[str, object]:
    return {
        "type": "object",
        "properties": properties,
        "required": list(properties),
        "additionalProperties": False,
    }
