"""The pages of accounts that lie on the desk; coalition/review/urls.py includes them, with its namespace."""

from django.urls import path

from coalition.accounts import views

urlpatterns = [
    path("tokens/", views.personal_tokens, name="tokens"),
    path("tokens/<int:pk>/revoke/", views.revoke_token, name="revoke_token"),
    path("accounts/", views.accounts, name="accounts"),
    path("accounts/<int:pk>/", views.change, name="account"),
    path("accounts/<int:pk>/reset-second-factor/", views.reset_second_factor, name="reset_second_factor"),
]
