"""`manage.py shell` knows the words of the house."""

import io
from contextlib import redirect_stdout

import pytest
from django.apps import apps
from django.core.management import call_command

from coalition.operations.management.commands.shell import Command
from coalition.register import actions
from tests.factories import register


def run(code: str) -> str:
    """What a line of the shell prints."""
    printed = io.StringIO()
    with redirect_stdout(printed):
        call_command("shell", command=code, verbosity=0)
    return printed.getvalue().strip()


@pytest.mark.django_db
def test_the_register_can_be_asked_without_an_import() -> None:
    pledge = register.pledge("NO", kind="troops")
    assert run("print(Pledge.objects.of_cell('NO', 'troops').get().slug)") == pledge.slug
    assert run("print(Country.objects.get().name, Assessment.objects.count(), Evidence.objects.count())") == (
        "Norway 0 0"
    )


@pytest.mark.django_db
def test_something_can_be_recorded_by_the_actions() -> None:
    pledge = register.pledge("NO", kind="troops")
    register.EditorFactory.create(username="ada")
    run(
        "record(by=User.objects.get(username='ada'), pledge=Pledge.objects.get(), assessment=AssessmentInput("
        "status='open', said_on=date(2026, 1, 6), evidence=[EvidenceInput(form='summary', text='So.', url='https://a.example/')]))"
    )
    assert [row.status for row in pledge.assessments.all()] == ["open"]


def test_the_codebook_can_be_looked_into() -> None:
    assert run("print(codebook().kind('troops').slug)") == "troops"


def test_every_model_and_every_action_is_there_under_a_name_of_its_own() -> None:
    names = [path.rpartition(".")[2] for path in Command().get_auto_imports()]
    assert {
        model.__name__ for model in apps.get_models() if model.__module__.startswith("coalition.")
    } <= set(names)
    assert set(actions.__all__) <= set(names)
    assert len(names) == len(set(names))
