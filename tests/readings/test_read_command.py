"""`manage.py read --jsonl` as a caller meets it: a process, lines in, lines out."""

import json
import os
import subprocess
import sys
from pathlib import Path

PROJECT = Path(__file__).parents[2]
SPAIN = "Spain will not send soldiers to Ukraine."


def _read(lines: list[str | bytes], *flags: str) -> subprocess.CompletedProcess[bytes]:
    given = b"\n".join(line if isinstance(line, bytes) else line.encode() for line in lines) + b"\n"
    nowhere = {"DATABASE_URL": "postgres://nobody@127.0.0.1:9/none", "COALITION_READER": "rules"}
    return subprocess.run(
        [sys.executable, "manage.py", "read", *(flags or ("--jsonl",))],
        input=given,
        capture_output=True,
        cwd=PROJECT,
        env=os.environ | nowhere,
        check=False,
        timeout=60,
    )


def test_lines_are_answered_in_order_without_a_database():
    texts = [SPAIN, "Nothing to see.", "Italien lehnt Soldaten in der Ukraine ab."]
    done = _read([json.dumps({"id": number, "text": text}) for number, text in enumerate(texts)])
    assert done.returncode == 0, done.stderr
    answers = [json.loads(line) for line in done.stdout.splitlines()]
    assert [answer["id"] for answer in answers] == [0, 1, 2]
    assert [answer["relevant"] for answer in answers] == [True, False, True]
    assert [answer["lang"] for answer in answers][::2] == ["en", "de"]
    [claim] = answers[0]["claims"]
    assert set(claim) == {
        *(
            "country",
            "kind",
            "status",
            "conditions",
            "quantity",
            "speaker",
            "quote",
            "start",
            "end",
            "confidence",
        )
    }
    assert SPAIN[claim["start"] : claim["end"]] == claim["quote"]


def test_a_bad_line_is_named_and_loses_no_other():
    lines = [
        "not json",
        json.dumps({"id": "a", "text": SPAIN}),
        b'{"id": "b", "text": "\xff"}',
        '{"id": "c"}',
        "",
    ]
    done = _read([*lines, json.dumps({"id": "d", "text": SPAIN, "date": "2026-01-10T08:00:00Z"})])
    assert done.returncode != 0
    assert [json.loads(line)["id"] for line in done.stdout.splitlines()] == ["a", "d"]
    errors = done.stderr.decode().splitlines()
    assert [error.split(":")[0] for error in errors[:3]] == ["line 1", "line 3", "line 4"]
    assert "Traceback" not in done.stderr.decode()


def test_a_quantity_is_given_in_numbers():
    done = _read([json.dumps({"id": 1, "text": "Lithuania is ready to send 150 soldiers to Ukraine."})])
    [claim] = json.loads(done.stdout)["claims"]
    assert claim["quantity"] == {"low": 150, "high": 150, "unit": "soldiers"}


def test_offsets_count_code_points():
    text = f"😀😀 {SPAIN}"
    [claim] = json.loads(_read([json.dumps({"id": 1, "text": text})]).stdout)["claims"]
    assert text[claim["start"] : claim["end"]] == claim["quote"]


def test_a_wrong_option_is_refused():
    done = _read([], "--nonsense")
    assert done.returncode != 0
    assert b"--jsonl" in done.stderr
