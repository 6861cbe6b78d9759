"""Wrong settings of the reader are told at the start."""

import pytest
from django.core.checks import run_checks
from pytest_django import Settings


def complaints() -> list[str]:
    return [message.msg for message in run_checks() if (message.id or "").startswith("readings.")]


def test_the_rules_reader_needs_nothing(settings: Settings) -> None:
    settings.COALITION_READER = "rules"
    assert complaints() == []


@pytest.mark.parametrize(
    ("values", "complaint"),
    [
        ({"COALITION_READER": "oracle"}, "set it to rules or llm"),
        ({"COALITION_READER": "llm"}, "set LLM_BASE_URL and LLM_MODEL"),
        ({"COALITION_READER": "llm", "LLM_BASE_URL": "http://model/v1"}, "set LLM_BASE_URL and LLM_MODEL"),
        (
            {
                "COALITION_READER": "llm",
                "LLM_BASE_URL": "http://model/v1",
                "LLM_MODEL": "m",
                "LLM_TIMEOUT": 100.0,
            },
            "can take 360 seconds, longer than the 240",
        ),
        ({"COALITION_READER": "llm", "LLM_BASE_URL": "model/v1", "LLM_MODEL": "m"}, "LLM_BASE_URL"),
    ],
)
def test_what_is_wrong_is_said_in_one_sentence(
    settings: Settings, values: dict[str, object], complaint: str
) -> None:
    for name, value in values.items():
        setattr(settings, name, value)

    (said,) = complaints()

    assert complaint in said


def test_the_llm_reader_needs_address_and_model_alone(settings: Settings) -> None:
    settings.COALITION_READER, settings.LLM_BASE_URL, settings.LLM_MODEL = "llm", "http://model/v1", "m"
    assert complaints() == []
