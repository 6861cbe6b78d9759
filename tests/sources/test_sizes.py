import pytest

from coalition.sources.sizes import format_size


@pytest.mark.parametrize(
    ("limit", "written"),
    [
        (2_000, "2,000 bytes"),
        (1_048_575, "1,048,575 bytes"),
        (1_048_576, "1 MB"),
        (10 * 1_048_576, "10 MB"),
        (1_572_864, "1.5 MB"),
    ],
)
def test_a_size_is_written_in_the_unit_that_suits_it(limit: int, written: str) -> None:
    assert format_size(limit) == written
