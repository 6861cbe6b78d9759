"""Accounts, their keys to the API and what was answered to those."""

import hashlib

import factory

from coalition.accounts.models import Reply, Role, Token, User

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


class TokenFactory(factory.django.DjangoModelFactory[Token]):
    """A key whose text nobody knows; `accounts.tokens.make_token` makes one that can be used."""

    class Meta:
        model = Token

    user = factory.SubFactory(EditorFactory)
    name = factory.Sequence(lambda number: f"script {number}")
    digest = factory.Sequence(lambda number: hashlib.sha256(f"token {number}".encode()).hexdigest())


class ReplyFactory(factory.django.DjangoModelFactory[Reply]):
    """An answer that is kept for a repetition of its request."""

    class Meta:
        model = Reply

    user = factory.SubFactory(EditorFactory)
    key = factory.Sequence(lambda number: f"key-{number}")
    request_digest = factory.Sequence(lambda number: hashlib.sha256(f"request {number}".encode()).hexdigest())
    status = 201
