"""What a score is worth stands in a file beside the codebook, or is not known yet."""

import datetime
from pathlib import Path

import pytest

from coalition.codebook.confidence import FILE, Confidence, ConfidenceError

MEASURED = Confidence(
    set_name="told",
    version="1",
    measured_on=datetime.date(2026, 1, 1),
    claims=40,
    brier_before=0.2,
    brier_after=0.1,
    knots=((0.1, 0.2), (0.9, 0.8)),
)


def test_what_is_written_is_read_again(tmp_path: Path) -> None:
    assert Confidence.of(tmp_path) is None
    MEASURED.write(tmp_path)
    assert Confidence.of(tmp_path) == MEASURED


@pytest.mark.parametrize(
    ("old", "new", "said"),
    [
        ('"claims"', '"pledges"', "claims: Field required"),
        ('"brier_after": 0.1', '"brier_after": 2', "brier_after: "),
        ("0.9", '"high"', "knots.1.0: "),
        ("{", "", "top: Invalid JSON"),
    ],
)
def test_a_file_that_is_wrong_is_named_with_the_place(tmp_path: Path, old: str, new: str, said: str) -> None:
    MEASURED.write(tmp_path)
    file = tmp_path / FILE
    file.write_text(file.read_text().replace(old, new, 1))
    with pytest.raises(ConfidenceError) as refused:
        Confidence.of(tmp_path)
    assert str(refused.value).startswith(f"{file}: {said}")


def test_a_folder_in_the_file_s_place_can_t_be_read(tmp_path: Path) -> None:
    (tmp_path / FILE).mkdir()
    with pytest.raises(ConfidenceError, match="can't be read"):
        Confidence.of(tmp_path)
