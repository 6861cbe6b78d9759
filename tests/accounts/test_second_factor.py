"""A second factor: set up, asked for, stood in for by recovery codes, switched off, reset by a chief."""

import html
import logging
import re
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
import time_machine
from allauth.account.adapter import get_adapter
from allauth.mfa.models import Authenticator
from django.core.cache import cache
from django.core.management import CommandError, call_command
from django.test import Client, RequestFactory
from django.urls import reverse

from coalition.accounts.models import User
from tests.accounts.codes import code_of
from tests.factories.accounts import PASSWORD, ChiefFactory, EditorFactory

pytestmark = pytest.mark.django_db

SIGN_IN, CODE = "/accounts/sign-in/", "/accounts/sign-in/code/"
OVERVIEW, CONFIRM = "/accounts/second-factor/", "/accounts/confirm/"
SET_UP, SWITCH_OFF = f"{OVERVIEW}set-up/", f"{OVERVIEW}switch-off/"
CODES, NEW_CODES = f"{OVERVIEW}recovery-codes/", f"{OVERVIEW}recovery-codes/new/"
WRONG = "000000"


@pytest.fixture(autouse=True)
def _nobody_has_tried_yet() -> Iterator[None]:
    cache.clear()
    yield
    cache.clear()


@pytest.fixture
def editor() -> User:
    editor: User = EditorFactory.create()
    return editor


@pytest.fixture
def key(client: Client, editor: User) -> Iterator[str]:
    """The key of a second factor that the editor has just set up, on a clock that stands still."""
    key = set_up(client, editor)
    client.logout()
    # Some minutes later, since a code opens once.
    with time_machine.travel(datetime.now(UTC) + timedelta(minutes=2), tick=False):
        yield key


def text(response: Any) -> str:
    return html.unescape(response.content.decode())


def sign_in(client: Client, editor: User, **more: str) -> Any:
    return client.post(SIGN_IN, {"username": editor.username, "password": PASSWORD, **more})


def set_up(client: Client, editor: User) -> str:
    sign_in(client, editor)
    client.post(f"{CONFIRM}?next={SET_UP}", {"password": PASSWORD})
    key: str = client.get(SET_UP).context["form"].secret
    assert client.post(SET_UP, {"code": code_of(key)})["Location"] == CODES
    return key


def recovery_codes(client: Client) -> list[str]:
    return re.findall(r"<code>(\d{8})</code>", text(client.get(CODES)))


def is_in(client: Client) -> bool:
    return client.get(reverse("review:queue")).status_code == 200


def test_setting_it_up_asks_for_the_password_shows_a_key_and_then_the_recovery_codes(client, editor):
    sign_in(client, editor)
    assert SET_UP in text(client.get(OVERVIEW))
    asked = client.get(SET_UP)
    assert asked["Location"] == f"{CONFIRM}?{urlencode({'next': SET_UP})}"
    assert client.post(asked["Location"], {"password": "guess"}).status_code == 422
    assert client.post(asked["Location"], {"password": PASSWORD})["Location"] == SET_UP

    page = client.get(SET_UP)
    key = page.context["form"].secret
    shown = text(page)
    assert f'value="{key}"' in shown
    assert re.search(r"otpauth://totp/[^\"]*secret=" + key, shown)
    assert 'src="data:image/svg+xml;base64,' in shown
    assert "no-store" in page["Cache-Control"]

    refused = client.post(SET_UP, {"code": WRONG})
    assert (refused.status_code, "That code is wrong" in text(refused)) == (422, True)
    assert f'value="{key}"' in text(refused)
    assert not Authenticator.objects.exists()

    assert client.post(SET_UP, {"code": code_of(key)})["Location"] == CODES
    codes = client.get(CODES)
    assert len(set(re.findall(r"<code>(\d{8})</code>", text(codes)))) == 10
    assert "no-store" in codes["Cache-Control"]
    assert "10 recovery codes are left" in text(client.get(OVERVIEW))


def test_the_password_alone_opens_nothing(client, editor, key):
    assert sign_in(client, editor)["Location"] == CODE
    assert not is_in(client)
    assert client.get(OVERVIEW)["Location"].startswith(SIGN_IN)
    assert client.get("/api/v1/suggestions").status_code == 401


def test_password_and_code_lead_where_one_wanted_to_go(client, editor, key):
    assert sign_in(client, editor, next="/review/hand-in/")["Location"] == CODE
    page = client.get(CODE)
    assert (page.status_code, "no-store" in page["Cache-Control"]) == (200, True)
    assert client.post(CODE, {"code": code_of(key)})["Location"] == "/review/hand-in/"
    assert is_in(client)


def test_nobody_is_sent_to_another_site_after_the_code(client, editor, key):
    sign_in(client, editor, next="https://evil.example/")
    response = client.post(f"{CODE}?next=https://evil.example/", {"code": code_of(key)})
    assert response["Location"] == reverse("review:queue")


def test_a_code_as_one_types_it(client, editor, key):
    sign_in(client, editor)
    code = code_of(key)
    client.post(CODE, {"code": f" {code[:3]} {code[3:]} "})
    assert is_in(client)


@pytest.mark.parametrize("code", [WRONG, "", "١٢٣٤٥٦", "x" * 5000])
def test_a_wrong_code_opens_nothing(client, editor, key, code):
    sign_in(client, editor)
    response = client.post(CODE, {"code": code})
    assert response.status_code == 422
    assert 'name="code"' in text(response)
    assert not is_in(client)


def test_a_form_without_a_code_gets_the_form_again(client, editor, key):
    sign_in(client, editor)
    assert 'name="code"' in text(client.post(CODE, {"credential": "{}"}))
    assert not is_in(client)


@pytest.mark.parametrize(("late", "opens"), [(-30, True), (30, True), (90, False)])
def test_a_phone_may_be_half_a_minute_wrong(client, editor, key, late, opens):
    sign_in(client, editor)
    client.post(CODE, {"code": code_of(key, late=late)})
    assert is_in(client) is opens


def test_a_code_opens_once(client, editor, key):
    sign_in(client, editor)
    code = code_of(key)
    client.post(CODE, {"code": code})
    other = Client()
    sign_in(other, editor)
    assert other.post(CODE, {"code": code}).status_code == 422
    assert not is_in(other)


def test_wrong_codes_are_stopped_from_wherever_they_come(client, editor, key):
    """Whoever gets here knows the password, and six digits are few."""
    for host in range(5):
        guesser = Client(REMOTE_ADDR=f"203.0.113.{host}")
        sign_in(guesser, editor)
        assert guesser.post(CODE, {"code": WRONG}).status_code == 422
    sign_in(client, editor)
    stopped = client.post(CODE, {"code": code_of(key)})
    assert (stopped.status_code, "Wait a quarter of an hour" in text(stopped)) == (429, True)
    assert not is_in(client)


def test_the_code_s_page_is_for_those_who_gave_their_password(client, editor, key):
    assert client.get(CODE)["Location"] == SIGN_IN
    assert client.post(CODE, {"code": code_of(key)})["Location"] == SIGN_IN


def test_who_has_no_second_factor_is_asked_for_none(client, key):
    sign_in(client, EditorFactory.create())
    assert is_in(client)


def test_one_can_turn_back_at_the_code(client, editor, key):
    sign_in(client, editor)
    assert client.get(SIGN_IN)["Location"] == CODE
    client.post("/accounts/sign-out/")
    assert client.get(SIGN_IN).status_code == 200
    assert client.get(CODE)["Location"] == SIGN_IN


def test_an_account_that_is_switched_off_meanwhile_does_not_come_in(client, editor, key):
    sign_in(client, editor)
    User.objects.filter(pk=editor.pk).update(is_active=False)
    client.post(CODE, {"code": code_of(key)})
    assert not is_in(client)


def test_a_recovery_code_signs_in_once(client, editor):
    set_up(client, editor)
    first, *others = recovery_codes(client)
    client.logout()
    sign_in(client, editor)
    client.post(CODE, {"code": first})
    assert is_in(client)
    assert "9 recovery codes are left" in text(client.get(OVERVIEW))
    client.logout()
    sign_in(client, editor)
    assert client.post(CODE, {"code": first}).status_code == 422
    client.post(CODE, {"code": others[0]})
    assert is_in(client)


def test_recovery_codes_are_shown_after_the_password_only(client, editor, key):
    sign_in(client, editor)
    client.post(CODE, {"code": code_of(key)})
    assert client.get(CODES)["Location"].startswith(CONFIRM)
    client.post(f"{CONFIRM}?next={CODES}", {"password": PASSWORD})
    assert len(recovery_codes(client)) == 10


def test_new_recovery_codes_replace_the_old_ones(client, editor):
    set_up(client, editor)
    old = recovery_codes(client)
    assert "The 10 codes that are left" in text(client.get(NEW_CODES))
    assert client.post(NEW_CODES)["Location"] == CODES
    assert set(recovery_codes(client)).isdisjoint(old)
    client.logout()
    sign_in(client, editor)
    assert client.post(CODE, {"code": old[0]}).status_code == 422


def test_without_a_second_factor_there_are_no_recovery_codes(client, editor):
    sign_in(client, editor)
    client.post(f"{CONFIRM}?next={NEW_CODES}", {"password": PASSWORD})
    refused = client.post(NEW_CODES)
    assert (refused.status_code, "set that up first" in text(refused)) == (422, True)
    assert client.get(CODES).status_code == client.get(SWITCH_OFF).status_code == 404


def test_switching_it_off_takes_the_recovery_codes_along(client, editor):
    set_up(client, editor)
    assert client.get(SET_UP)["Location"] == SWITCH_OFF
    assert client.get(SWITCH_OFF).status_code == 200
    assert Authenticator.objects.count() == 2
    assert client.post(SWITCH_OFF)["Location"] == OVERVIEW
    assert "your password alone signs you in" in text(client.get(OVERVIEW))
    assert not Authenticator.objects.exists()
    client.logout()
    sign_in(client, editor)
    assert is_in(client)


def test_guessing_the_password_on_an_open_computer_is_stopped(client, editor):
    sign_in(client, editor)
    answers = [client.post(CONFIRM, {"password": "guess"}).status_code for _ in range(6)]
    assert answers == [422] * 5 + [429]


def test_many_requests_to_confirm_get_a_page_that_says_wait(client, editor):
    sign_in(client, editor)
    for _ in range(10):
        client.post(CONFIRM, {"password": ""})
    stopped = client.post(CONFIRM, {"password": PASSWORD})
    assert (stopped.status_code, "Wait a minute" in text(stopped)) == (429, True)


def test_a_chief_resets_it_for_who_lost_phone_and_codes(client, editor, caplog):
    set_up(client, editor)
    client.logout()
    chief = ChiefFactory.create(username="ada")
    desk = Client()
    desk.force_login(chief)
    reset = reverse("review:reset_second_factor", args=[editor.pk])
    assert f'action="{reset}"' in text(desk.get(reverse("review:accounts")))
    with caplog.at_level(logging.INFO):
        done = desk.post(reset, follow=True)
    assert f"{editor.username} now signs in by password alone." in text(done)
    assert f"ada reset the second factor of {editor.username}" in caplog.text
    assert f'action="{reset}"' not in text(done)
    sign_in(client, editor)
    assert is_in(client)


def test_a_chief_s_own_is_switched_off_with_the_password_and_not_here(client):
    chief = ChiefFactory.create()
    set_up(client, chief)
    refused = client.post(reverse("review:reset_second_factor", args=[chief.pk]), follow=True)
    assert "on its own page" in text(refused)
    assert Authenticator.objects.filter(user=chief).count() == 2


def test_editors_reset_nobody_s_and_missing_accounts_have_none(client, editor):
    other = EditorFactory.create()
    client.force_login(editor)
    assert client.post(reverse("review:reset_second_factor", args=[other.pk])).status_code == 403
    client.force_login(ChiefFactory.create())
    assert client.post(reverse("review:reset_second_factor", args=[10**6])).status_code == 404
    assert client.get(reverse("review:reset_second_factor", args=[other.pk])).status_code == 405


def test_the_only_chief_can_be_helped_on_the_server(client, capsys):
    chief = ChiefFactory.create(username="ada")
    set_up(client, chief)
    client.logout()
    call_command("editor", "ada", "--reset-second-factor")
    assert "was changed" in capsys.readouterr().out
    sign_in(client, chief)  # the password is what it was
    assert is_in(client)


def test_resetting_makes_no_account(db):
    with pytest.raises(CommandError, match="no account"):
        call_command("editor", "nobody", "--reset-second-factor")
    assert not User.objects.filter(username="nobody").exists()


def test_allauth_itself_is_told_that_nobody_signs_up(rf: RequestFactory):
    assert get_adapter().is_open_for_signup(rf.get("/")) is False
