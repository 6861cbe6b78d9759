"""The files that are compared, and what is said of a line that can't be."""

from pathlib import Path

import pytest

from coalition.readings.evaluation.files import EvaluationError, read_gold, read_predictions, read_texts


def write(path: Path, text: str) -> Path:
    path.write_text(text, encoding="utf-8")
    return path


def test_gold_knows_what_is_demanded_and_what_may_be_said(tmp_path: Path) -> None:
    line = (
        '{"id": 7, "claims": [{"country": "NO", "kind": "troops", "stance": "open", "also": ["intends"], "conditions": null},'
        ' {"country": "SE", "kind": "troops", "stance": "open", "ambiguous": true}]}'
    )
    article = read_gold(write(tmp_path / "gold.jsonl", f"\n{line}\n\n"))["7"]
    assert list(article.sure) == [("NO", "troops")]
    assert article.maybe == {("SE", "troops")}
    assert article.sure["NO", "troops"].right == {"open", "intends"}
    assert article.sure["NO", "troops"].conditions == []


def test_of_two_predictions_for_a_pair_the_first_counts(tmp_path: Path) -> None:
    claims = ", ".join(
        f'{{"country": "NO", "kind": "troops", "status": "{status}"}}' for status in ("open", "refused")
    )
    article = read_predictions(write(tmp_path / "said.jsonl", f'{{"id": "a", "claims": [{claims}]}}'))["a"]
    assert article.found["NO", "troops"].status == "open"


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "line 2: the line: Invalid JSON"),
        ('{"claims": []}', "line 2: id: Field required"),
        ('{"id": "../../etc/passwd"}', "line 2: id: String should match"),
        ('{"id": "a", "claims": [{"country": "NO"}]}', "line 2: claims.0.kind"),
    ],
)
def test_a_bad_line_is_named_with_its_number(tmp_path: Path, line: str, reason: str) -> None:
    with pytest.raises(EvaluationError, match=reason):
        read_gold(write(tmp_path / "gold.jsonl", f'{{"id": "ok"}}\n{line}\n'))


def test_a_file_that_is_missing_or_no_utf8_is_said(tmp_path: Path) -> None:
    with pytest.raises(EvaluationError, match="No such file"):
        read_gold(tmp_path / "none.jsonl")
    (tmp_path / "bad.jsonl").write_bytes(b"\xff\xfe")
    with pytest.raises(EvaluationError, match="not in UTF-8"):
        read_gold(tmp_path / "bad.jsonl")
    with pytest.raises(EvaluationError, match="say with --texts"):
        read_texts(tmp_path, ["a"])
    (tmp_path / "a.txt").write_bytes(b"\xff")
    with pytest.raises(EvaluationError, match="not in UTF-8"):
        read_texts(tmp_path, ["a"])
