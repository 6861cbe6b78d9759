from django.urls import include, path

from coalition.accounts import sign_in

urlpatterns = [
    path(
        "",
        include(
            (
                [
                    path("sign-in/", sign_in.sign_in, name="sign_in"),
                    path("sign-out/", sign_in.sign_out, name="sign_out"),
                ],
                "accounts",
            )
        ),
    ),
    # allauth looks its own pages up by these names. The rest of them (sign-up, addresses, resets) have no address here.
    path("sign-in/", sign_in.sign_in, name="account_login"),
    path("sign-in/code/", sign_in.sign_in_code, name="mfa_authenticate"),
    path("confirm/", sign_in.confirm, name="account_reauthenticate"),
    path("second-factor/", sign_in.second_factor, name="mfa_index"),
    path("second-factor/set-up/", sign_in.set_up, name="mfa_activate_totp"),
    path("second-factor/switch-off/", sign_in.switch_off, name="mfa_deactivate_totp"),
    path("second-factor/recovery-codes/", sign_in.recovery_codes, name="mfa_view_recovery_codes"),
    path("second-factor/recovery-codes/new/", sign_in.new_recovery_codes, name="mfa_generate_recovery_codes"),
]
