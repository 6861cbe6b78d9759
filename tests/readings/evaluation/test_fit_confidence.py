"""A claim's confidence is the rate at which such claims were right on articles that nobody had looked at."""

import json
import shutil
from collections.abc import Iterator
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from coalition.codebook.confidence import Confidence, ConfidenceError
from coalition.readings import reader
from coalition.readings.claims import ArticleText

SENT = "Norway has sent soldiers to Ukraine."
OPEN = "Sweden does not rule out sending soldiers to Ukraine."


@pytest.fixture
def book(tmp_path: Path, settings: Settings) -> Iterator[Path]:
    folder = tmp_path / "book"
    shutil.copytree(settings.COALITION_CODEBOOK, folder, ignore=shutil.ignore_patterns("confidence.json"))
    settings.COALITION_CODEBOOK = folder
    reader.rules_reader.cache_clear()
    reader.rules_version.cache_clear()
    yield folder
    reader.rules_reader.cache_clear()
    reader.rules_version.cache_clear()


def a_set(folder: Path, *, refused: bool) -> Path:
    """Twenty articles that the reader takes for two claims each; `refused`: every one of them is misread."""
    (folder / "texts").mkdir()
    claims = [{"country": "NO", "kind": "troops"}, {"country": "SE", "kind": "troops"}]
    stances = ("refused", "refused") if refused else ("delivered", "open")
    lines = []
    for number in range(20):
        (folder / "texts" / f"{number}.txt").write_text(f"{SENT} {OPEN}", encoding="utf-8")
        found = [{**claim, "stance": stance} for claim, stance in zip(claims, stances, strict=True)]
        lines.append(json.dumps({"id": number, "lang": "en", "claims": found}))
    file = folder / "gold.jsonl"
    file.write_text("\n".join(lines), encoding="utf-8")
    return file


def confidence_of(text: str) -> float:
    reader.rules_reader.cache_clear()
    (claim,) = reader.read(ArticleText(text=text, lang="en")).claims
    return claim.confidence


def fit(gold: Path) -> str:
    out = StringIO()
    call_command("evaluate", gold=gold, fit_confidence=True, set_name="Ours", stdout=out)
    return out.getvalue()


@pytest.mark.parametrize("refused", [True, False])
def test_what_such_claims_were_worth_is_what_the_next_one_says(
    book: Path, tmp_path: Path, *, refused: bool
) -> None:
    before = confidence_of(SENT)

    said = fit(a_set(tmp_path, refused=refused))

    assert "Confidence fitted on 40 claims" in said
    kept = Confidence.of(book)
    assert kept is not None
    assert (kept.set_name, kept.claims) == ("Ours", 40)
    after = confidence_of(SENT)
    assert after < 0.1 if refused else after > max(before, 0.9)


def test_it_is_fitted_on_bare_scores_however_often(book: Path, tmp_path: Path) -> None:
    gold = a_set(tmp_path, refused=True)
    fit(gold)
    once = Confidence.of(book)
    reader.rules_reader.cache_clear()
    fit(gold)
    assert Confidence.of(book) == once


def test_nothing_is_kept_where_nothing_is_read(book: Path, tmp_path: Path) -> None:
    (tmp_path / "texts").mkdir()
    (tmp_path / "texts" / "snow.txt").write_text("Snow fell on the passes all day.", encoding="utf-8")
    (tmp_path / "gold.jsonl").write_text('{"id": "snow", "lang": "en", "claims": []}', encoding="utf-8")
    with pytest.raises(CommandError, match="nothing to fit"):
        fit(tmp_path / "gold.jsonl")
    assert Confidence.of(book) is None


def test_without_texts_nothing_can_be_fitted(book: Path, tmp_path: Path) -> None:
    gold = tmp_path / "gold.jsonl"
    gold.write_text('{"id": "snow", "lang": "en", "claims": []}', encoding="utf-8")
    said = tmp_path / "said.jsonl"
    said.write_text('{"id": "snow", "claims": []}', encoding="utf-8")
    with pytest.raises(CommandError, match="say where the texts are"):
        call_command("evaluate", gold=gold, predicted=said, fit_confidence=True, stdout=StringIO())


def test_a_broken_file_gets_one_clear_line(book: Path) -> None:
    (book / "confidence.json").write_text('{"knots": "many"}')
    with pytest.raises(ConfidenceError, match=r"confidence\.json: set_name: Field required"):
        Confidence.of(book)
