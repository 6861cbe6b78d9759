"""`manage.py codebook`: a skeleton that is whole, and one line for each thing that a codebook lacks."""

import os
import re
import shutil
import subprocess
import sys
from io import StringIO
from pathlib import Path

import pytest
from django.core.management import CommandError, call_command

from coalition.codebook.checks import all_findings, required
from coalition.codebook.lexicon import load_lexicons
from coalition.codebook.loader import load
from coalition.core.paths import PROJECT
from coalition.readings.claims import ArticleText
from coalition.readings.readers.rules import RulesReader
from tests.waiting import PATIENCE

LANGUAGES = ["en", "de", "fr", "uk"]


@pytest.fixture
def begun(tmp_path: Path) -> Path:
    """A codebook as the command begins it."""
    call_command("codebook", "new", str(tmp_path / "trial"), place="Larkspur", stdout=StringIO())
    return tmp_path / "trial"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A copy of the second codebook, to spoil."""
    return Path(shutil.copytree(PROJECT / "codebooks" / "example", tmp_path / "own"))


def change(file: Path, old: str, new: str) -> None:
    text = file.read_text(encoding="utf-8")
    assert old in text
    file.write_text(text.replace(old, new, 1), encoding="utf-8")


@pytest.mark.parametrize("name", ["ukraine", "example"])
def test_nothing_is_missing_in_the_codebooks_that_come_with_the_product(name: str) -> None:
    assert required(PROJECT / "codebooks" / name) == []


def test_a_skeleton_can_be_used_at_once_and_reads(begun: Path) -> None:
    assert required(begun) == []
    assert "PLACE" not in (begun / "codebook.yaml").read_text()
    assert "NAME" not in (begun / "codebook.yaml").read_text()
    book = load(begun)
    reader = RulesReader(load_lexicons(begun), book.reading_rules)
    said = "Spain will not send troops to Larkspur, its prime minister said."
    claims = reader.read(ArticleText(text=said, lang="en")).claims
    assert [(claim.country, claim.kind, claim.status) for claim in claims] == [("ES", "people", "no")]


def test_a_name_that_is_taken_or_no_name_is_refused(begun: Path) -> None:
    with pytest.raises(CommandError, match="is there already"):
        call_command("codebook", "new", str(begun))
    with pytest.raises(CommandError, match="can't name a codebook"):
        call_command("codebook", "new", str(begun.with_name("My Book")))


@pytest.mark.parametrize(
    ("file", "old", "new", "said"),
    [
        ("codebook.yaml", "stance: deed", "stance: deeds", "ladder.5.stance"),
        ("codebook.yaml", "members: mission", "members: missions", "roles names what is none of the bodies: missions"),
        ("codebook.yaml", "{slug: EUR, currency: true, sign: €}", "{slug: EURO, currency: true, sign: €}", "names what is none of the units: EUR"),
        ("codebook.yaml", "  - slug: press\n", "  - slug: speech\n", "bases_of_evidence: a slug stands there twice"),
        ("codebook.yaml", "title: {en: Pledges", "title: {xx: Pledges", "it needs to stand there in en"),
        ("codebook.yaml", "declines {doing}", "declines it", "{doing} must stand once in each language"),
        ("codebook.yaml", "{count} declines", "{number} declines", "asks for {number}; filled in are count"),
        ("codebook.yaml", "On {day}, <b>nobody</b>", "On {day}, <i>nobody</i>", "only <b> may stand there"),
        ("lexicon/en.yaml", "  wardens: {strong", "  guards: {strong", "guards is none of the kinds"),
        ("lexicon/en.yaml", "host: [Larkspur", "host: {Larkspur", "not valid YAML"),
        ("starter/facts.csv", "NZ,wardens,", "NZ,guards,", "starter/facts.csv, line 2: 'guards' is no kind that is known"),
        ("starter/facts.csv", "2025-04-02", "2 April", "starter/facts.csv, line 2: '2 April' is no said_on that is known"),
        ("starter/facts.csv", ",resolution,A,", ",speech,A,", "enacted needs evidence that rests on one of resolution"),
        ("starter/facts.csv", "countries,kind", "countries,sort", "no column kind"),
        ("starter/members.csv", "BR,yes", "Brazil,yes", "'Brazil' is no country that is known"),
    ],
)  # fmt: skip
def test_what_is_wrong_is_said_in_one_line_that_names_its_place(
    own: Path, file: str, old: str, new: str, said: str
) -> None:
    change(own / file, old, new)
    found = required(own)
    assert any(said in one.text for one in found), found
    assert all("\n" not in one.text for one in found)


@pytest.mark.parametrize(
    ("change_of", "said"),
    [
        (("codebook.yaml", "traits: [money]", "traits: []"), "kind purse has no traits"),
        (("codebook.yaml", "  force: wardens\n", ""), "roles.force is nobody"),
        (("lexicon/fr.yaml", "  harbours: {strong: [ports, port, mouillage*]}\n", ""), "never read in fr: kinds harbours"),
        (("lexicon/en.yaml", "  chamber: [upper chamber, chamber, parliament*]\n", ""), "in en: conditions chamber"),
        (("lexicon/en.yaml", "host: [Larkspur, the strait]\n", ""), "`host` is empty"),
        (("codebook.yaml", "fr: Bourse}", "de: Kasse}"), "not there in fr, shown in en: kinds.purse.name"),
    ],
)  # fmt: skip
def test_what_does_less_is_a_warning(own: Path, change_of: tuple[str, str, str], said: str) -> None:
    file, old, new = change_of
    change(own / file, old, new)
    assert required(own) == []
    assert any(said in one.text for one in all_findings(own, LANGUAGES))


def test_a_coalition_that_is_only_its_codebook_lacks_nothing_that_is_required(own: Path) -> None:
    for part in ("lexicon", "starter", "gold"):
        shutil.rmtree(own / part)
    for file in ("leaders.yaml", "countries.yaml"):
        (own / file).unlink()
    assert required(own) == []
    said = "\n".join(map(str, all_findings(own, LANGUAGES)))
    assert "lexicon/ is empty" in said
    assert "starter/members.csv isn't there" in said


def test_the_check_ends_with_one_where_something_is_missing(own: Path) -> None:
    out = StringIO()
    call_command("codebook", "check", str(own), stdout=out)
    assert re.search(r"can be used; \d+ warnings", out.getvalue())
    change(own / "starter" / "facts.csv", "NZ,wardens,", "NZ,guards,")
    out = StringIO()
    with pytest.raises(CommandError, match="can't be used yet: 1 missing"):
        call_command("codebook", "check", str(own), stdout=out)
    assert out.getvalue().startswith("missing: starter/facts.csv, line 2")


@pytest.mark.parametrize("arguments", [["run"], ["check"], ["migrate", "--plan"]])
def test_a_broken_codebook_stops_a_command_with_one_line(
    own: Path, tmp_path: Path, arguments: list[str]
) -> None:
    change(own / "codebook.yaml", "stance: deed", "stance: deeds")
    run = subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=PROJECT, env={**os.environ, "COALITION_CODEBOOK": str(own), "COALITION_DATA": str(tmp_path / "var")},
        capture_output=True, text=True, check=False, timeout=PATIENCE,
    )  # fmt: skip
    assert run.returncode == 1
    assert "ladder.5.stance" in run.stderr
    assert "Traceback" not in run.stderr
    assert run.stderr.count("\n") == 1
