"""What was measured of the reader, release by release: kept beside the codebook, the newest first."""

import datetime
from pathlib import Path

import pytest

from coalition.codebook.quality import FILE, Figures, Measurement, Measurements, Part, QualityError

FIGURES = Figures(precision=0.9, recall=0.8, f1=0.85)
PART = Part(
    pair=FIGURES,
    strict=FIGURES,
    near=FIGURES,
    condition=FIGURES,
    noise=None,
    grounded=1.0,
    articles=3,
    claims=9,
)


def measured(release: str, set_name: str = "told", version: str = "1") -> Measurement:
    return Measurement(
        release=release,
        measured_on=datetime.date(2026, 1, 1),
        reader="rules",
        version=version,
        set_name=set_name,
        all=PART,
        languages={"en": PART},
    )


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    kept = Measurements().with_new(measured("0.1")).with_new(measured("0.2"))
    kept.write(tmp_path)
    assert Measurements.of(tmp_path) == kept
    assert [one.release for one in kept] == ["0.2", "0.1"]


def test_a_release_measured_again_on_the_same_set_replaces_what_it_said() -> None:
    kept = Measurements().with_new(measured("0.1")).with_new(measured("0.1", set_name="retold"))
    again = kept.with_new(measured("0.1", version="2"))
    assert [(one.set_name, one.version) for one in again] == [("told", "2"), ("retold", "1")]


def test_nothing_was_measured_where_there_is_no_file(tmp_path: Path) -> None:
    assert Measurements.of(tmp_path) == ()


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("[{}]", "0.release: Field required"),
        ("{}", "top: Input should be a valid array"),
        ("[", "top: Invalid JSON"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_the_place(tmp_path: Path, written: str, said: str) -> None:
    (tmp_path / FILE).write_text(written)
    with pytest.raises(QualityError) as refused:
        Measurements.of(tmp_path)
    assert str(refused.value).startswith(f"{tmp_path / FILE}: {said}")
    assert "\n" not in str(refused.value)


def test_a_figure_above_all_is_no_figure(tmp_path: Path) -> None:
    Measurements((measured("0.1"),)).write(tmp_path)
    file = tmp_path / FILE
    file.write_text(file.read_text().replace('"recall": 0.8', '"recall": 1.8', 1))
    with pytest.raises(QualityError, match=r"0\.all\.pair\.recall: "):
        Measurements.of(tmp_path)


def test_a_folder_in_the_file_s_place_can_t_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(QualityError, match="can't be read"):
        Measurements.of(tmp_path)
