"""Signing in and out."""

import pytest
from django.core.cache import cache
from django.urls import reverse

from coalition.accounts import throttle
from tests.factories.accounts import PASSWORD, EditorFactory

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/sign-in/"


@pytest.fixture(autouse=True)
def _fresh_throttle():
    cache.clear()
    yield
    cache.clear()


def try_to(client, name, password=PASSWORD, **more):
    return client.post(SIGN_IN, {"username": name, "password": password, **more})


def test_an_editor_signs_in_and_comes_to_the_queue(client):
    editor = EditorFactory.create()
    response = try_to(client, editor.username)
    assert (response.status_code, response["Location"]) == (302, reverse("review:queue"))
    assert client.get(reverse("review:queue")).status_code == 200


def test_one_returns_to_the_page_one_came_from(client):
    editor = EditorFactory.create()
    asked = client.get(reverse("review:hand_in"))
    assert asked["Location"].startswith(SIGN_IN)
    page = client.get(asked["Location"])
    response = try_to(client, editor.username, next=page.context["next"])
    assert response["Location"] == reverse("review:hand_in")


@pytest.mark.parametrize(
    "elsewhere", ["https://evil.example/", "//evil.example", "javascript:alert(1)", "https:evil.example"]
)
def test_nobody_is_sent_to_another_site(client, elsewhere):
    response = try_to(client, EditorFactory.create().username, next=elsewhere)
    assert response["Location"] == reverse("review:queue")


def test_a_wrong_password_is_refused_without_telling_which_half_was_wrong(client):
    editor = EditorFactory.create()
    wrong = try_to(client, editor.username, "guess")
    unknown = try_to(client, "nobody", "guess")
    assert wrong.status_code == unknown.status_code == 422
    sentence = "Name and password don’t match"
    assert sentence in wrong.content.decode()
    assert sentence in unknown.content.decode()


def test_an_account_that_is_switched_off_cannot_sign_in_and_is_signed_out(client):
    editor = EditorFactory.create()
    client.force_login(editor)
    editor.is_active = False
    editor.save()
    assert client.get(reverse("review:queue")).status_code == 302
    assert try_to(client, editor.username).status_code == 422


def test_guessing_is_stopped_even_when_the_guess_would_be_right(client):
    editor = EditorFactory.create()
    for _ in range(5):
        assert try_to(client, editor.username, "guess").status_code == 422
    response = try_to(client, editor.username)
    assert response.status_code == 429
    assert "Wait a quarter of an hour" in response.content.decode()
    assert "_auth_user_id" not in client.session


def test_guesses_from_elsewhere_do_not_lock_the_owner_out(client):
    editor = EditorFactory.create()
    for _ in range(20):
        throttle.count_failure(editor.username, "203.0.113.9")
    assert throttle.is_barred(editor.username, "203.0.113.9")
    assert try_to(client, editor.username).status_code == 302


def test_one_address_cannot_try_many_accounts(client):
    for number in range(30):
        throttle.count_failure(f"name-{number}", "127.0.0.1")
    assert try_to(client, EditorFactory.create().username).status_code == 429


def test_the_right_password_wipes_the_slate(client):
    editor = EditorFactory.create()
    for _ in range(4):
        try_to(client, editor.username, "guess")
    try_to(client, editor.username)
    client.logout()
    assert try_to(client, editor.username, "guess").status_code == 422
    assert try_to(client, editor.username).status_code == 302


def test_the_page_is_skipped_by_those_who_are_signed_in(client):
    client.force_login(EditorFactory.create())
    assert client.get(SIGN_IN)["Location"] == reverse("review:queue")


def test_signing_out_takes_a_post(client):
    client.force_login(EditorFactory.create())
    assert client.get("/accounts/sign-out/").status_code == 405
    assert client.post("/accounts/sign-out/")["Location"] == reverse("public:matrix")
    assert client.get(reverse("review:queue")).status_code == 302


def test_the_form_needs_its_token():
    from django.test import Client

    strict = Client(enforce_csrf_checks=True)
    assert try_to(strict, EditorFactory.create().username).status_code == 403
