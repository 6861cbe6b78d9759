"""Accounts."""

import factory

from coalition.accounts.models import Role, User

PASSWORD = "correct horse battery staple"


class EditorFactory(factory.django.DjangoModelFactory[User]):
    class Meta:
        model = User
        skip_postgeneration_save = True

    username = factory.Sequence(lambda number: f"editor-{number}")
    role = Role.EDITOR
    password = factory.django.Password(PASSWORD)


class ChiefFactory(EditorFactory):
    username = factory.Sequence(lambda number: f"chief-{number}")
    role = Role.CHIEF
