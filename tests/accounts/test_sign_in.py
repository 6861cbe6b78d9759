"""Signing in and out."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
import time_machine
from django.core.cache import cache
from django.test import Client
from django.urls import reverse
from pytest_django import Settings

from tests.factories.accounts import PASSWORD, EditorFactory

pytestmark = pytest.mark.django_db

SIGN_IN = "/accounts/sign-in/"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


def try_to(client: Client, name: str, password: str = PASSWORD, *, at: str = "127.0.0.1", **more: str) -> Any:
    return client.post(SIGN_IN, {"username": name, "password": password, **more}, REMOTE_ADDR=at)


def test_an_editor_signs_in_and_comes_to_the_queue(client):
    editor = EditorFactory.create()
    response = try_to(client, editor.username)
    assert (response.status_code, response["Location"]) == (302, reverse("review:queue"))
    assert client.get(reverse("review:queue")).status_code == 200


def test_nothing_is_said_about_having_signed_in(client):
    try_to(client, EditorFactory.create().username)
    assert list(client.get(reverse("review:queue")).context["messages"]) == []


def test_one_stays_signed_in_when_the_browser_is_closed(client, settings):
    try_to(client, EditorFactory.create().username)
    assert client.cookies["sessionid"]["max-age"] == settings.SESSION_COOKIE_AGE


def test_one_returns_to_the_page_one_came_from(client):
    editor = EditorFactory.create()
    asked = client.get(reverse("review:hand_in"))
    assert asked["Location"].startswith(SIGN_IN)
    page = client.get(asked["Location"])
    assert f'name="next" value="{reverse("review:hand_in")}"' in page.content.decode()
    response = try_to(client, editor.username, next=page.context["redirect_field_value"])
    assert response["Location"] == reverse("review:hand_in")


@pytest.mark.parametrize(
    "elsewhere",
    [
        "https://evil.example/",
        "//evil.example",
        "///evil.example",
        r"/\evil.example",
        "javascript:alert(1)",
        "https:evil.example",
    ],
)
def test_nobody_is_sent_to_another_site(client, elsewhere):
    editor = EditorFactory.create()
    assert try_to(client, editor.username, next=elsewhere)["Location"] == reverse("review:queue")
    # Nor is who has signed in already.
    assert client.get(SIGN_IN, {"next": elsewhere})["Location"] == reverse("review:queue")


def test_a_wrong_password_is_refused_without_telling_which_half_was_wrong(client):
    editor = EditorFactory.create()
    wrong = try_to(client, editor.username, "guess")
    unknown = try_to(client, "nobody", "guess")
    assert wrong.status_code == unknown.status_code == 422
    sentence = "Name and password don’t match"
    assert sentence in wrong.content.decode()
    assert sentence in unknown.content.decode()
    assert "guess" not in wrong.content.decode()


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


def test_after_a_quarter_of_an_hour_one_may_try_again(client):
    editor = EditorFactory.create()
    for _ in range(6):
        try_to(client, editor.username, "guess")
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=14)):
        assert try_to(client, editor.username).status_code == 429
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=16)):
        assert try_to(client, editor.username).status_code == 302


def test_guesses_from_elsewhere_do_not_lock_the_owner_out(client):
    editor = EditorFactory.create()
    for number in range(60):
        assert try_to(client, editor.username, "guess", at=f"203.0.113.{number % 12}").status_code == 422
    assert try_to(client, editor.username, "guess", at="203.0.113.1").status_code == 429
    assert try_to(client, editor.username).status_code == 302


def test_the_addresses_of_one_network_are_one_guesser(client):
    """Whoever has an IPv6 address has some 2^64 of them."""
    editor = EditorFactory.create()
    for host in range(5):
        assert try_to(client, editor.username, "guess", at=f"2001:db8::{host}").status_code == 422
    assert try_to(client, editor.username, at="2001:db8::aaaa").status_code == 429
    assert try_to(client, editor.username, at="2001:db8:0:1::1").status_code == 302


def test_one_address_cannot_try_many_accounts(client):
    with time_machine.travel(datetime.now(UTC), tick=False):
        answers = [try_to(client, f"name-{number}", "guess").status_code for number in range(62)]
        assert answers == [422] * 60 + [429] * 2
        assert try_to(client, EditorFactory.create().username).status_code == 429


def test_whoever_is_barred_for_their_address_waits_a_minute(client):
    now = datetime.now(UTC)
    with time_machine.travel(now, tick=False):
        for number in range(62):
            try_to(client, f"name-{number}", "guess")
    with time_machine.travel(now + timedelta(seconds=61)):
        assert try_to(client, EditorFactory.create().username).status_code == 302


@pytest.mark.parametrize("names", [["otto"], [f"name-{number}" for number in range(31)]])
def test_31_wrong_sign_ins_do_not_bar_the_newsroom_behind_one_address(client, names):
    EditorFactory.create(username="otto")
    with time_machine.travel(datetime.now(UTC), tick=False):
        for number in range(31):
            try_to(client, names[number % len(names)], "guess")
        assert try_to(client, EditorFactory.create().username).status_code == 302


def test_somebody_who_hammers_on_one_account_bars_nobody_else(client):
    """Tries that are refused unseen don't count for the address."""
    with time_machine.travel(datetime.now(UTC), tick=False):
        for _ in range(70):
            try_to(client, "otto", "guess")
        assert try_to(client, EditorFactory.create().username).status_code == 302


def test_right_passwords_are_not_counted(client):
    editor = EditorFactory.create()
    for _ in range(4):
        try_to(client, editor.username, "guess")
    for _ in range(31):
        assert try_to(client, editor.username).status_code == 302
        client.logout()


def test_wrong_passwords_are_counted_beyond_a_right_one(client):
    """Or somebody with an account could guess at another's from the same desk, and wipe the slate in between."""
    editor = EditorFactory.create()
    for _ in range(4):
        try_to(client, editor.username, "guess")
    try_to(client, editor.username)
    client.logout()
    assert try_to(client, editor.username, "guess").status_code == 422
    assert try_to(client, editor.username, "guess").status_code == 429


def test_what_a_visitor_claims_to_be_forwarded_from_is_not_believed(client):
    editor = EditorFactory.create()
    for host in range(6):
        response = client.post(
            SIGN_IN,
            {"username": editor.username, "password": "guess"},
            headers={"x-forwarded-for": f"203.0.113.{host}"},
        )
    assert response.status_code == 429


def test_behind_a_proxy_each_visitor_is_counted_apart(client, settings: Settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    editor = EditorFactory.create()

    def from_behind(forwarded: str) -> int:
        return client.post(
            SIGN_IN,
            {"username": editor.username, "password": "guess"},
            headers={"x-forwarded-for": forwarded},
        ).status_code

    # What stands before the proxy's own entry is the visitor's invention.
    assert [from_behind(f"198.51.100.{number}, 203.0.113.1") for number in range(6)] == [422] * 5 + [429]
    assert from_behind("203.0.113.2") == 422


def test_the_page_is_skipped_by_those_who_are_signed_in(client):
    client.force_login(EditorFactory.create())
    assert client.get(SIGN_IN)["Location"] == reverse("review:queue")


def test_the_page_is_a_page_whatever_is_accepted(client):
    response = client.get(SIGN_IN, headers={"accept": "application/json"})
    assert response["Content-Type"].startswith("text/html")
    assert "no-store" in response["Cache-Control"]


def test_signing_out_takes_a_post(client):
    client.force_login(EditorFactory.create())
    assert client.get("/accounts/sign-out/").status_code == 405
    assert client.post("/accounts/sign-out/")["Location"] == reverse("public:matrix")
    assert client.get(reverse("review:queue")).status_code == 302


def test_the_form_needs_its_token():
    strict = Client(enforce_csrf_checks=True)
    assert try_to(strict, EditorFactory.create().username).status_code == 403


@pytest.mark.parametrize(
    "path", ["signup/", "sign-up/", "login/", "email/", "password/reset/", "password/change/"]
)
def test_there_is_no_sign_up_and_nothing_else_that_nobody_asked_for(client, path):
    assert client.get(f"/accounts/{path}").status_code == 404
    assert client.post(f"/accounts/{path}", {"username": "me", "password1": PASSWORD}).status_code == 404


def test_the_sign_in_page_offers_no_account(client):
    page = client.get(SIGN_IN)
    assert page.context["signup_url"] is None
    assert "Readers need no account." in page.content.decode()
