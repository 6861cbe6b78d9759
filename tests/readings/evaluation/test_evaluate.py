"""The evaluation counts what a person would count by hand."""

import json
import shutil
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command
from pytest_django import Settings

from coalition.codebook.quality import Measurements, QualityError

OPEN = "Norway does not rule out sending soldiers."
SNOW = "Snow fell on the passes all day."
BOTH = "Ireland refuses to send soldiers; it pays 40 million euros."


def gold_claim(country: str, kind: str, stance: str, **more: Any) -> dict[str, Any]:
    return {"country": country, "kind": kind, "stance": stance, "conditions": [], "quote": "", **more}


def said_claim(
    country: str, kind: str, status: str, quote: str = "", start: int = 0, **more: Any
) -> dict[str, Any]:
    span = {"quote": quote, "start": start, "end": start + len(quote)}
    return {"country": country, "kind": kind, "status": status, "conditions": [], **span, **more}


def write(path: Path, *rows: dict[str, Any]) -> Path:
    path.write_text("".join(json.dumps(row) + "\n\n" for row in rows), encoding="utf-8")
    return path


def evaluate(gold: Path, **options: Any) -> dict[str, Any]:
    out = StringIO()
    call_command("evaluate", gold=gold, json=True, stdout=out, **options)
    return json.loads(out.getvalue())


@pytest.fixture
def gold(tmp_path: Path) -> Path:
    (tmp_path / "texts").mkdir()
    for key, text in {"a": OPEN, "b": BOTH, "c": SNOW}.items():
        (tmp_path / "texts" / f"{key}.txt").write_text(text, encoding="utf-8")
    return write(
        tmp_path / "gold.jsonl",
        {
            "id": "a",
            "lang": "en",
            "negative": False,
            "claims": [
                gold_claim(
                    "NO",
                    "troops",
                    "open",
                    also=["intends"],
                    conditions=["ceasefire"],
                    maybe_conditions=["other"],
                ),
                gold_claim("NO", "air", "open", ambiguous=True),
            ],
        },
        {
            "id": "b",
            "lang": "en",
            "claims": [
                gold_claim("IE", "troops", "refused", quote="Ireland refuses to send soldiers"),
                gold_claim("IE", "funding", "delivered", maybe_conditions=None),
            ],
        },
        {"id": "c", "lang": "no", "negative": True, "claims": []},
    )


def test_everything_right_is_one(gold: Path, tmp_path: Path) -> None:
    said = write(
        tmp_path / "said.jsonl",
        {
            "id": "a",
            "claims": [said_claim("NO", "troops", "intends", OPEN, conditions=["ceasefire", "other"])],
        },
        {
            "id": "b",
            "claims": [said_claim("IE", "troops", "refused"), said_claim("IE", "funding", "delivered")],
        },
        {"id": "c", "claims": []},
    )

    found = evaluate(gold, predicted=said, texts=tmp_path / "texts")["all"]

    perfect = {"precision": 1.0, "recall": 1.0, "f1": 1.0}
    assert [found[name] for name in ("pair", "strict", "near", "condition")] == [perfect] * 4
    # Two claims came without a quote, and one with.
    assert (found["noise"], found["grounded"], found["articles"], found["claims"]) == (0.0, 0.3333, 3, 3)


def test_each_sort_of_mistake_is_counted_where_it_belongs(gold: Path, tmp_path: Path) -> None:
    said = write(
        tmp_path / "said.jsonl",
        {
            "id": "a",
            "claims": [
                said_claim(
                    "NO", "troops", "pledged", OPEN, conditions=["parliament"]
                ),  # near, of the wrong condition
                said_claim("NO", "troops", "open", OPEN),  # a second one of the pair is not looked at
                said_claim("NO", "air", "refused", OPEN),  # ambiguous: neither right nor wrong
            ],
        },
        {"id": "b", "claims": [said_claim("IE", "troops", "delivered", "Ireland refuses", 0)]},
        {"id": "c", "claims": [said_claim("SE", "naval", "open", "Snow", 3)]},
    )

    found = evaluate(gold, predicted=said)

    whole = found["all"]
    assert whole["pair"] == {"precision": 0.667, "recall": 0.667, "f1": 0.667}
    assert whole["strict"]["f1"] == 0.0
    assert whole["near"]["recall"] == 0.333
    assert whole["condition"]["f1"] == 0.0
    assert (whole["noise"], whole["grounded"]) == (1.0, 0.8)
    assert found["languages"]["en"]["pair"]["precision"] == 1.0
    assert found["languages"]["no"]["pair"]["precision"] == 0.0
    assert found["kinds"]["troops"]["pair"]["f1"] == 1.0
    assert found["kinds"]["naval"]["noise"] == 1.0
    assert found["kinds"]["troops"]["noise"] == 0.0
    assert found["statuses"]["delivered"]["pair"] == {"precision": 1.0, "recall": 0.0, "f1": 0.0}
    assert found["statuses"]["open"]["near"] == {"precision": 0.0, "recall": 1.0, "f1": 0.0}
    assert {"true": "refused", "said": "delivered", "count": 1} in found["confusion"]
    assert {"true": "delivered", "said": "missed", "count": 1} in found["confusion"]
    assert {"true": "none", "said": "open", "count": 1} in found["confusion"]


def test_the_worst_mistakes_come_first_with_their_words(gold: Path, tmp_path: Path) -> None:
    said = write(
        tmp_path / "said.jsonl",
        {"id": "a", "claims": [said_claim("NO", "troops", "pledged", OPEN, conditions=["ceasefire"])]},
        {"id": "b", "claims": [said_claim("IE", "funding", "delivered")]},
        {"id": "c", "claims": [said_claim("SE", "naval", "open", "Snow", 0)]},
    )

    mistakes = evaluate(gold, predicted=said)["mistakes"]

    assert [mistake["sort"] for mistake in mistakes] == ["noise", "missed", "wrong status"]
    assert (mistakes[0]["said_quote"], mistakes[0]["start"], mistakes[0]["end"]) == ("Snow", 0, 4)
    assert (mistakes[1]["true_quote"], mistakes[1]["start"]) == ("Ireland refuses to send soldiers", 0)
    assert evaluate(gold, predicted=said, mistakes=1)["mistakes"] == mistakes[:1]


def test_an_article_that_was_not_predicted_counts_as_read_with_no_claims(gold: Path, tmp_path: Path) -> None:
    said = write(tmp_path / "said.jsonl", {"id": "b", "claims": [said_claim("IE", "troops", "refused")]})

    assert evaluate(gold, predicted=said)["all"]["pair"] == {"precision": 1.0, "recall": 0.333, "f1": 0.5}


def test_without_predictions_the_configured_reader_reads(gold: Path) -> None:
    found = evaluate(gold)

    assert found["seconds"] > 0
    assert found["all"]["grounded"] in (None, 1.0)


def test_people_get_tables(gold: Path, tmp_path: Path) -> None:
    said = write(
        tmp_path / "said.jsonl",
        {"id": "b", "claims": [said_claim("IE", "troops", "open", "Ireland refuses", 0)]},
    )
    out = StringIO()

    call_command("evaluate", gold=gold, predicted=said, stdout=out)

    assert "wrong status: b IE troops: refused read as open [0:15]" in out.getvalue()
    assert "Krippendorff's alpha" in out.getvalue()


def test_two_coders_are_compared(gold: Path, tmp_path: Path) -> None:
    other = write(
        tmp_path / "other.jsonl",
        {"id": "a", "claims": [gold_claim("NO", "troops", "open")]},
        {
            "id": "b",
            "claims": [gold_claim("IE", "troops", "refused"), gold_claim("IE", "funding", "pledged")],
        },
    )

    agreement = evaluate(gold, predicted=write(tmp_path / "said.jsonl"), coder=other)["agreement"]

    assert (agreement["units"], agreement["seen_by_one"]) == (3, 1)
    # o: open-open 2, refused-refused 2, delivered-pledged 2; n = 6: 1 - 5 * 2 / (2 * 4 + 2 * 4 + 1 * 5 + 1 * 5).
    assert agreement["nominal"] == pytest.approx(1 - 10 / 26)


def test_figures_are_kept_beside_the_codebook_and_replaced(
    gold: Path, tmp_path: Path, settings: Settings
) -> None:
    folder = tmp_path / "book"
    shutil.copytree(settings.COALITION_CODEBOOK, folder, ignore=shutil.ignore_patterns("quality.json"))
    settings.COALITION_CODEBOOK = folder

    evaluate(gold, keep="0.9.0", set_name="three sentences")
    evaluate(gold, keep="0.9.0", set_name="three sentences")
    evaluate(gold, keep="1.0.0", set_name="three sentences")

    kept = Measurements.of(folder)
    assert [one.release for one in kept] == ["1.0.0", "0.9.0"]
    assert (kept[0].reader, kept[0].all.articles, sorted(kept[0].languages)) == ("rules", 3, ["en", "no"])


def test_what_was_measured_can_be_read(settings: Settings, tmp_path: Path) -> None:
    assert all(one.all.articles > 0 for one in Measurements.of(settings.COALITION_CODEBOOK))
    assert Measurements.of(tmp_path) == ()
    (tmp_path / "quality.json").write_text('[{"release": 7}]')
    with pytest.raises(QualityError, match=r"quality\.json"):
        Measurements.of(tmp_path)


@pytest.mark.parametrize(
    ("line", "complaint"),
    [
        ("{", r"line 1: .*JSON"),
        ('{"id": "../../etc/passwd", "claims": []}', r"line 1: id: "),
        ('{"id": "a", "claims": [{"country": "NO"}]}', r"claims\.0\.kind"),
        ('{"id": "missing", "claims": []}', r"missing\.txt: can't be read .* --texts"),
    ],
)
def test_a_wrong_file_gets_one_clear_line(gold: Path, line: str, complaint: str) -> None:
    gold.write_text(line)

    with pytest.raises(CommandError, match=complaint):
        evaluate(gold)


def test_a_missing_file_gets_one_clear_line(tmp_path: Path) -> None:
    with pytest.raises(CommandError, match=r"no\.jsonl: can't be read"):
        evaluate(tmp_path / "no.jsonl")


def test_only_what_is_read_now_is_kept(gold: Path, tmp_path: Path) -> None:
    with pytest.raises(CommandError, match="read now"):
        evaluate(gold, predicted=write(tmp_path / "said.jsonl"), keep="1.0.0")
