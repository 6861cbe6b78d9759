"""Every model of the product has a factory that needs to be told nothing, in the file of its room."""

import inspect
from collections.abc import Callable
from importlib import import_module
from typing import get_type_hints

import factory
import pytest
from django.apps import apps
from django.db.models import Model

MODELS = [model for model in apps.get_models() if model.__module__.startswith("coalition.")]


def factories(room: str) -> dict[type[Model], Callable[[], Model]]:
    """What `tests/factories/<room>.py` makes: its factory classes, and its functions that return a model's row."""
    module = import_module(f"tests.factories.{room}")
    made: dict[type[Model], Callable[[], Model]] = {}
    for thing in vars(module).values():
        if getattr(thing, "__module__", "") != module.__name__:
            continue
        if inspect.isclass(thing) and issubclass(thing, factory.django.DjangoModelFactory):
            made.setdefault(thing._meta.model, thing.create)
        elif inspect.isfunction(thing):
            result = get_type_hints(thing).get("return")
            if inspect.isclass(result) and issubclass(result, Model):
                made[result] = thing
    return made


@pytest.mark.parametrize("model", MODELS, ids=lambda model: model._meta.label)
@pytest.mark.django_db
def test_a_row_of_every_model_can_be_had_without_an_argument(model: type[Model]) -> None:
    room = model._meta.app_label
    make = factories(room).get(model)
    assert make is not None, (
        f"{model._meta.label} has no factory: add a DjangoModelFactory, or a function that returns"
        f" a {model.__name__}, to tests/factories/{room}.py."
    )
    row = make()
    assert type(row) is model
    assert model._default_manager.filter(pk=row.pk).exists()
