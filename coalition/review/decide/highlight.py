"""An article's text as paragraphs of text runs, those that were claimed marked in their place."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

from coalition.readings.models import Claim


@dataclass(frozen=True)
class Span:
    """From `start` to before `end`, in code points; `main` is what the suggestion rests on."""

    start: int
    end: int
    number: int
    main: bool = True


@dataclass(frozen=True)
class TextRun:
    """A run of text that looks alike; `ends` are the numbers of the spans that end with it."""

    text: str
    marked: bool = False
    main: bool = False
    ends: tuple[int, ...] = ()


def paragraphs(text: str, spans: Sequence[Span]) -> list[list[TextRun]]:
    """The text's lines that hold anything, cut where a span begins or ends. Spans may overlap and cross lines."""
    found = []
    start = 0
    for line in text.split("\n"):
        end = start + len(line)
        if line.strip():
            found.append(_runs(text, start, end, spans))
        start = end + 1
    return found


def _runs(text: str, start: int, end: int, spans: Sequence[Span]) -> list[TextRun]:
    inside = [span for span in spans if span.start < end and span.end > start]
    cuts = sorted(
        {start, end, *(cut for span in inside for cut in (span.start, span.end) if start < cut < end)}
    )
    runs = []
    for left, right in pairwise(cuts):
        over = [span for span in inside if span.start <= left and span.end >= right]
        runs.append(
            TextRun(
                text=text[left:right],
                marked=bool(over),
                main=any(span.main for span in over),
                ends=tuple(span.number for span in over if span.end == right),
            )
        )
    return runs


def article_paragraphs(text: str, own: Sequence[Claim], others: Iterable[Claim]) -> list[list[TextRun]]:
    """An article's text; what the suggestion rests on is numbered first, then what else was claimed in it."""
    spans: dict[tuple[int, int], Span] = {}
    for claim in [*own, *others]:
        place = (claim.start, claim.end)
        spans.setdefault(place, Span(*place, number=len(spans) + 1, main=claim in own))
    return paragraphs(text, list(spans.values()))
