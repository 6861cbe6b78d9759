"""Every phenomenon in every language: the sentences stand in `sentences/`, one file a language."""

from pathlib import Path

import pytest
import yaml

SENTENCES = Path(__file__).parent / "sentences"
Wanted = dict[tuple[str, str], tuple[str, set[str] | None]]


def _cases():
    for file in sorted(SENTENCES.glob("??.yaml")):
        for phenomenon, texts in yaml.safe_load(file.read_text(encoding="utf-8")).items():
            for number, (text, wanted) in enumerate(texts.items(), start=1):
                yield pytest.param(file.stem, text, wanted, id=f"{file.stem}-{phenomenon}-{number}")


def _wanted(line: str) -> Wanted:
    found: Wanted = {}
    for part in line.split(";"):
        if part.strip() not in {"", "-"}:
            country, kind, status, *conditions = part.split()
            found[country, kind] = (status, set(conditions[0].strip("+").split("+")) if conditions else None)
    return found


@pytest.mark.parametrize(("lang", "text", "line"), list(_cases()))
def test_a_sentence_is_read_as_meant(claims_of, lang, text, line):
    wanted = _wanted(line)
    claims = {(claim.country, claim.kind): claim for claim in claims_of(text, lang)}
    assert {key: claim.status for key, claim in claims.items()} == {
        key: status for key, (status, _) in wanted.items()
    }
    for key, (_, conditions) in wanted.items():
        if conditions is not None:
            assert set(claims[key].conditions) == conditions


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param(lang, text, id=f"{lang}-{number}")
        for lang, texts in yaml.safe_load((SENTENCES / "noise.yaml").read_text(encoding="utf-8")).items()
        for number, text in enumerate(texts, start=1)
    ],
)
def test_news_without_a_commitment_gives_nothing(claims_of, lang, text):
    assert claims_of(text, lang) == []


@pytest.mark.parametrize(
    ("lang", "text"),
    [
        pytest.param(lang, text, id=f"{lang}-{number}")
        for lang, texts in yaml.safe_load((SENTENCES / "harmless.yaml").read_text(encoding="utf-8")).items()
        for number, text in enumerate(texts, start=1)
    ],
)
def test_a_not_that_denies_nothing_refuses_nothing(claims_of, lang, text):
    assert "refused" not in {claim.status for claim in claims_of(text, lang)}


@pytest.mark.parametrize(
    ("lang", "text", "wanted"),
    [
        pytest.param(lang, article["text"], article["claims"], id=f"{lang}-{number}")
        for lang, articles in yaml.safe_load(
            (SENTENCES / "articles.yaml").read_text(encoding="utf-8")
        ).items()
        for number, article in enumerate(articles, start=1)
    ],
)
def test_an_article_is_read_as_meant(claims_of, lang, text, wanted):
    assert sorted(f"{claim.country} {claim.kind} {claim.status}" for claim in claims_of(text, lang)) == wanted
