"""Whole texts, read to the last detail: a change of the rules shows here as a difference, line by line.

The texts are the retold reports of the codebook's gold, and stories: sentences of `sentences/`, several one after the other, so that
each stands where the next one can lean on it. What is stored in `whole_texts/` is what the reader says of them, not what an editor
would; how right that is, is measured elsewhere (docs/reading.md). After an intended change,
`READINGS=renew make test TESTS=tests/readings/readers/rules/test_whole_texts.py` stores it anew: look at the difference first.
"""

import os
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml

from coalition.readings.claims import ArticleText, Claim
from coalition.readings.evaluation.files import read_gold, read_texts
from coalition.readings.readers.rules import RulesReader
from tests.readings.readers.rules.conftest import CODEBOOK, TODAY

STORED = Path(__file__).parent / "whole_texts"
SENTENCES = Path(__file__).parent / "sentences"
LANGUAGES = sorted(file.stem for file in SENTENCES.glob("??.yaml"))
LENGTH = 4  # sentences a story
GOLD = ("retold", "elliptic")


@pytest.mark.parametrize("language", LANGUAGES)
def test_stories_are_read_as_before(reader: RulesReader, language: str) -> None:
    compare(language, [line for name, text in stories(language) for line in lines(reader, name, text)])


@pytest.mark.parametrize("gold", GOLD)
def test_reports_are_read_as_before(reader: RulesReader, gold: str) -> None:
    folder = CODEBOOK / "gold" / gold
    reports = read_gold(folder / "gold.jsonl")
    found = []
    for name, body in read_texts(folder / "texts", reports).items():
        report = reports[name]
        text = ArticleText(text=body, lang=report.lang, date=report.date, title=report.title)
        found += lines(reader, name, text)
    compare(gold, found)


def stories(language: str) -> Iterator[tuple[str, ArticleText]]:
    """The sentences of a language's file in several orders, so that each one follows others.

    `along`: as they stand there. `across`: after those of other phenomena. `back`: the other way round, as paragraphs. `among`:
    after news without a commitment.
    """
    sentences = [text for texts in parsed(language).values() for text in texts]
    apart = -(-len(sentences) // LENGTH)
    woven = [sentences[at] for first in range(apart) for at in range(first, len(sentences), apart)]
    other = [*parsed("noise").get(language, []), *parsed("harmless").get(language, []), ""]
    among = [text for at, sentence in enumerate(sentences) for text in (other[at % len(other)], sentence)]
    for order, texts, joint in (
        ("along", sentences, " "),
        ("across", woven, " "),
        ("back", sentences[::-1], "\n"),
        ("among", among, " "),
    ):
        for at in range(0, len(texts), LENGTH):
            joined = joint.join(texts[at : at + LENGTH])
            yield f"{order}-{at // LENGTH + 1:02}", ArticleText(text=joined, lang=language, date=TODAY)


def parsed(name: str) -> Any:
    return yaml.safe_load((SENTENCES / f"{name}.yaml").read_text(encoding="utf-8"))


def lines(reader: RulesReader, name: str, text: ArticleText) -> list[str]:
    """A line a claim; of a text without any, one that says so."""
    return [f"{name}  {line(claim)}" for claim in reader.read(text).claims] or [f"{name}  nothing"]


def line(claim: Claim) -> str:
    parts = [claim.country, claim.kind, claim.status, *(f"+{slug}" for slug in sorted(claim.conditions))]
    if claim.quantity:
        parts.append(f"{claim.quantity.low}..{claim.quantity.high} {claim.quantity.unit}")
    if claim.speaker:
        parts.append(f"by {claim.speaker}")
    return f"{' '.join(parts)} [{claim.start}:{claim.end}] {' '.join(claim.quote.split())}"


def compare(name: str, found: list[str]) -> None:
    file = STORED / f"{name}.txt"
    if os.environ.get("READINGS") == "renew":
        STORED.mkdir(exist_ok=True)
        file.write_text("\n".join(found) + "\n", encoding="utf-8")
    assert found == file.read_text(encoding="utf-8").splitlines()
