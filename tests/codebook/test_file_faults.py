"""What is wrong with somebody's file is one sentence that says where."""

import pytest
import yaml
from pydantic import BaseModel, ValidationError, model_validator

from coalition.codebook import file_faults


class Shelf(BaseModel):
    books: list[int]

    @model_validator(mode="after")
    def _sorted(self) -> "Shelf":
        if self.books != sorted(self.books):
            raise ValueError("the books\n  don't rise")
        return self


@pytest.mark.parametrize(
    ("given", "said"),
    [
        (
            {"books": [1, "two"]},
            "books.1: Input should be a valid integer, unable to parse string as an integer",
        ),
        ({}, "books: Field required"),
        ({"books": [2, 1]}, "top: the books don't rise"),
        (
            {"books": ["a", "b"]},
            "books.0: Input should be a valid integer, unable to parse string as an integer",
        ),
    ],
)
def test_the_first_fault_is_told_with_the_way_to_it(given: object, said: str) -> None:
    with pytest.raises(ValidationError) as refused:
        Shelf.model_validate(given)
    assert file_faults.of_model(refused.value) == said


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ("a: [1, 2", "not valid YAML, line 1, column 9: expected ',' or ']', but got '<stream end>'."),
        ("a: 1\n b: 2", "not valid YAML, line 2, column 3: mapping values are not allowed here."),
        ("a: \x07", "not valid YAML: unacceptable character #x0007: special characters are not allowed"),
    ],
)
def test_what_is_no_yaml_is_told_with_its_line_where_there_is_one(written: str, said: str) -> None:
    with pytest.raises(yaml.YAMLError) as refused:
        yaml.safe_load(written)
    assert file_faults.of_yaml(refused.value).startswith(said)
    assert "\n" not in file_faults.of_yaml(refused.value)
