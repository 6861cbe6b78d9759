"""Roles that nobody has, ladders that don't rise, sheets that aren't drawn: told with what is done without."""

from pathlib import Path

import pytest

from coalition.codebook import confidence, quality
from tests.codebook.checks.given import change, copied, missing, warned


@pytest.fixture
def own(tmp_path: Path) -> Path:
    return copied(tmp_path)


@pytest.mark.parametrize(
    ("line", "role", "effect"),
    [
        ("  members: mission\n", "members", "standing outside the coalition"),
        ("  truce: accord\n", "truce", "never names the host"),
        ("  assent: chamber\n", "assent", "how far a country's parliament has got"),
    ],
)
def test_a_role_that_nobody_has_says_what_is_left_out(own: Path, line: str, role: str, effect: str) -> None:
    assert not any(f"roles.{role}" in one for one in warned(own))
    change(own / "codebook.yaml", line, "")
    assert [effect in one for one in warned(own) if one.startswith(f"roles.{role} is nobody: ")] == [True]
    assert missing(own) == []


def test_a_ladder_whose_rungs_stand_in_another_order_is_told(own: Path) -> None:
    change(own / "codebook.yaml", "stance: doubt", "stance: openness")
    change(
        own / "codebook.yaml",
        "stance: openness\n    name: {en: Weighing",
        "stance: doubt\n    name: {en: Weighing",
    )
    assert any("the ladder doesn't rise" in one for one in warned(own))


def without_rung(own: Path, slug: str) -> None:
    """The codebook without a status, and without the starter's rows of it."""
    file = own / "codebook.yaml"
    before, found, rest = file.read_text().partition(f"  - slug: {slug}\n")
    assert found
    ends = [rest.index(mark) for mark in ("  - slug:", "off_ladder:", "\n\n") if mark in rest]
    file.write_text(before + rest[min(ends) :])
    facts = own / "starter" / "facts.csv"
    facts.write_text("\n".join(line for line in facts.read_text().splitlines() if f",{slug}," not in line))


@pytest.mark.parametrize(
    ("slug", "said"),
    [
        ("declined", "no status has the stance refusal: where a text says so, it is not shown."),
        ("wavering", "no status has the stance doubt: where a text says so, it is not shown."),
        ("vowed", "no status has the stance promise: where a text says so, it is shown as weighing."),
        ("onsite", "no status has the stance deed: where a text says so, it is shown as enacted."),
    ],
)
def test_a_ladder_without_a_stance_says_how_a_text_is_shown_then(own: Path, slug: str, said: str) -> None:
    without_rung(own, slug)
    assert missing(own) == []
    assert said in warned(own)


def test_a_ladder_where_nothing_binds_says_from_where_on_is_counted(own: Path) -> None:
    without_rung(own, "enacted")
    without_rung(own, "onsite")
    assert "no rung binds: totals and the headline count from vowed." in warned(own)


def test_without_offices_it_is_said_that_nobody_is_warned(own: Path) -> None:
    file = own / "codebook.yaml"
    text = file.read_text().replace("    spoken_by: [premier]\n", "")
    file.write_text(text[: text.index("offices:")] + text[text.index("procedures:") :])
    assert any(one.startswith("there are no offices") for one in warned(own))


def test_a_sheet_that_is_not_drawn_says_how_to_draw_it(own: Path) -> None:
    with (own / "codebook.yaml").open("a") as file:
        file.write("\nmap: {sheets: [{name: south, frame: [0, 0, 1, 1]}, {name: globe}]}\n")
    assert missing(own) == [
        "the map's sheet south isn't drawn: run python -m coalition.public.map.outlines.build."
    ]
    (own / "map").mkdir()
    (own / "map" / "south.json").write_text("{}")
    assert missing(own) == []


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("name,url\na,b\n", "feeds.csv: its columns have to be name,url,language,tier."),
        ("", "feeds.csv: its columns have to be name,url,language,tier."),
        ("name,url,language,tier\nA,https://a.example,en,A\nB,https://b.example,en,Z\n", "feeds.csv, line 3: 'Z' is none of the tiers."),
        ("name,url,language,tier\nA,https://a.example\n", "feeds.csv, line 2: it has more or fewer fields than columns."),
    ],
)  # fmt: skip
def test_feeds_that_can_t_be_suggested_are_told_with_their_line(own: Path, written: str, said: str) -> None:
    (own / "feeds.csv").write_text(written)
    assert missing(own) == [said]


def test_feeds_in_another_encoding_are_told(own: Path) -> None:
    (own / "feeds.csv").write_bytes("name,url,language,tier\nCaf\u00e9,,,\n".encode("latin-1"))
    assert missing(own) == ["feeds.csv: it isn't written in UTF-8."]


def test_feeds_of_the_codebook_s_tiers_lack_nothing(own: Path) -> None:
    assert any(one.startswith("feeds.csv isn't there") for one in warned(own))
    (own / "feeds.csv").write_text("name,url,language,tier\nA,https://a.example,en,A\n")
    assert missing(own) == []
    assert not any("feeds.csv" in one for one in warned(own))


@pytest.mark.parametrize("name", [quality.FILE, confidence.FILE])
def test_figures_that_can_t_be_read_are_an_error_and_none_a_warning(own: Path, name: str) -> None:
    assert any(one.startswith(f"{name} isn't there") for one in warned(own))
    (own / name).write_text("[1]")
    assert [one.startswith(f"{own / name}: ") for one in missing(own)] == [True]


def test_a_codebook_nobody_has_annotated_for_says_that_it_can_t_be_measured(own: Path) -> None:
    assert not any(one.startswith("gold/ is empty") for one in warned(own))
    (own / "gold" / "told" / "gold.jsonl").unlink()
    assert any(one.startswith("gold/ is empty") for one in warned(own))
