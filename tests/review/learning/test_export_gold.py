"""Editors' decisions become an annotated set that the evaluation can read."""

import json
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from django.core.management import CommandError, call_command

from coalition.accounts.models import User
from coalition.review.decide import actions
from coalition.review.models import Decision, Suggestion
from coalition.review.suggestions.propose import propose
from tests.factories.accounts import EditorFactory
from tests.factories.readings import reading
from tests.factories.register import country
from tests.factories.review import suggestion
from tests.factories.sources import article
from tests.review.learning.decided import accepted, amended, rejected

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> User:
    return EditorFactory.create()


def export(folder: Path) -> list[dict[str, Any]]:
    call_command("export-gold", folder, stdout=StringIO())
    return [json.loads(line) for line in (folder / "gold.jsonl").read_text(encoding="utf-8").splitlines()]


def test_decisions_become_rows_with_their_texts(editor: User, tmp_path: Path) -> None:
    one = accepted(editor, country="NO", status="open", conditions=["ceasefire"], speaker="Ingrid Solheim")
    two = amended(editor, country="SE", status="unclear")
    three = rejected(editor, country="FI")

    rows = export(tmp_path / "new" / "folder")

    first = one.reading.article
    assert rows[0] == {
        "id": f"article-{first.pk}",
        "lang": "en",
        "date": "2026-03-02",
        "title": first.title,
        "negative": False,
        "claims": [
            {
                "country": "NO",
                "kind": "troops",
                "stance": "open",
                "conditions": ["ceasefire"],
                "quote": first.text,
                "speaker": "Ingrid Solheim",
            }
        ],
    }
    assert [claim["stance"] for claim in rows[1]["claims"]] == ["unclear"]
    assert (rows[2]["negative"], rows[2]["claims"]) == (True, [])
    texts = tmp_path / "new" / "folder" / "texts"
    assert (texts / f"article-{two.reading.article_id}.txt").read_text(
        encoding="utf-8"
    ) == two.reading.article.text
    assert len(list(texts.iterdir())) == 3
    assert three.reading.article_id


def test_what_nobody_has_judged_is_demanded_of_no_reader(editor: User, tmp_path: Path) -> None:
    for code in ("NO", "SE", "FI"):
        country(code)
    run = reading({"country": "NO"}, {"country": "SE"}, {"country": "FI"}, article=article())
    propose(run.pk)
    waiting = Suggestion.objects.waiting()
    actions.accept(by=editor, suggestion=waiting.get(country="NO"))
    actions.reject(by=editor, suggestion=waiting.get(country="SE"), reason=Decision.Reason.WEAK)

    claims = export(tmp_path)[0]["claims"]

    assert {claim["country"]: claim.get("ambiguous", False) for claim in claims} == {
        "NO": False,
        "SE": True,
        "FI": True,
    }


def test_the_set_is_what_evaluate_reads(editor: User, tmp_path: Path) -> None:
    accepted(editor, country="NO")
    rejected(editor, country="SE")
    suggestion(country="FI")
    export(tmp_path)
    out = StringIO()

    call_command("evaluate", gold=tmp_path / "gold.jsonl", json=True, stdout=out)

    figures = json.loads(out.getvalue())["all"]
    assert (figures["articles"], figures["claims"]) == (2, 1)


def test_a_folder_that_can_t_be_written_gets_one_clear_line(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")

    with pytest.raises(CommandError, match="can't be written"):
        export(tmp_path / "file")
